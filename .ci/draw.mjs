// node draw.mjs FOLDER FILE...: draws Mermaid files in Chromium; the package mermaid lies in FOLDER.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, dirname, join, resolve } from 'node:path';

const [folder, ...files] = process.argv.slice(2);
const library = readFileSync(join(folder, 'node_modules/mermaid/dist/mermaid.min.js'));
const page = `<meta charset="utf-8"><script src="/mermaid.js"></script><script type="module">
  const send = (path, text) => fetch(path, { method: 'POST', body: text });
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
  for (let i = 0; i < ${files.length}; i++) {
    const text = await (await fetch('/file/' + i)).text();
    await mermaid.render('g' + i, text).then(
      drawn => send('/drawn/' + i, drawn.svg), error => send('/failed/' + i, String(error.message)));
  }
  await send('/end', '');
</script>`;

let failed = 0;
const server = createServer(async (request, answer) => {
  const [, what, i] = request.url.split('/');
  let body = '';
  for await (const part of request) body += part;
  if (what === 'drawn') {
    const name = basename(dirname(files[i]));
    writeFileSync(join(folder, name + '.svg'), body);
    console.log('drawn: ' + name);
  } else if (what === 'failed') {
    failed++;
    console.error(files[i] + ': ' + body);
  }
  answer.setHeader('Content-Type', what === 'mermaid.js' ? 'text/javascript' : 'text/html');
  answer.end(what === 'mermaid.js' ? library : what === 'file' ? readFileSync(files[i]) : what ? '' : page);
  if (what === 'end') end(failed);
});
const profile = mkdtempSync(resolve(folder, 'profile-')); // left there: Chromium's last processes still write
let chromium;

function end(code) {
  chromium.once('exit', () => process.exit(code ? 1 : 0));
  chromium.kill();
}

server.listen(0, '127.0.0.1', () => {
  const options = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--user-data-dir=' + profile];
  chromium = spawn('chromium', [...options, `http://127.0.0.1:${server.address().port}/`], { stdio: 'ignore' });
  setTimeout(() => { console.error('Chromium gives no answer'); end(1); }, 120_000);
});
