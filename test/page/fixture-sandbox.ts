import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OpenView, SandboxEvent, SandboxState, SeenMessage } from '../../sandbox/drive/api.ts';
import { buildPage } from '../../sandbox/page/build.ts';
import { gallery, home, ruleModal } from '../fixtures/page/gallery.ts';
import { centre, messages, noon, notifications, state } from '../fixtures/page/world.ts';

/** The page on top of canned answers: enough of the sandbox's HTTP interface to look at and to press. */
export async function startFixtureSandbox(port = 0) {
  const page = await buildPage();
  const world = new World();
  const server = createServer((request, response) => {
    void answer(world, page, request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}`,
    world,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The canned day, and what was pressed in it. */
class World {
  state: SandboxState = state;
  modals: OpenView[] = [];
  readonly asked: { readonly path: string; readonly body: unknown }[] = [];
  readonly said: Record<string, SeenMessage[]> = structuredClone(messages) as Record<
    string,
    SeenMessage[]
  >;
  readonly #listeners = new Set<ServerResponse>();
  #seq = 0;

  listen(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': here\n\n');
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
  }

  tell(event: Omit<SandboxEvent, 'seq'>): void {
    this.#seq += 1;
    for (const one of this.#listeners) {
      one.write(`data: ${JSON.stringify({ seq: this.#seq, ...event })}\n\n`);
    }
  }

  say(userId: string, channel: string, text: string): void {
    const list = this.said[channel] ?? [];
    const ts = `${noon + list.length}.000001`;
    list.push({
      ts,
      channel,
      userId,
      isBot: false,
      text,
      blocks: [],
      isEphemeral: false,
      edits: 0,
    });
    this.said[channel] = list;
    this.tell({ kind: 'message', channel });
  }
}

type Page = Awaited<ReturnType<typeof buildPage>>;

async function answer(
  world: World,
  page: Page,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const file = page.get(url.pathname === '/' ? 'index.html' : url.pathname.slice(1));
  if (file) {
    response.writeHead(200, { 'content-type': file.type });
    response.end(file.body);
    return;
  }
  if (url.pathname === '/api/events') {
    world.listen(response);
    return;
  }
  const body = request.method === 'POST' ? await bodyOf(request) : {};
  const found = request.method === 'POST' ? post(world, url.pathname, body) : get(world, url);
  response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify(found ?? { ok: false, error: 'not_found', message: 'No such thing.' }),
  );
}

function get(world: World, url: URL): unknown {
  const conversation = /^\/api\/conversations\/([^/]+)\/messages$/u.exec(url.pathname)?.[1];
  if (conversation) return world.said[conversation];
  const isSam = url.searchParams.get('as') === 'U0SAM00001';
  const answers: Readonly<Record<string, unknown>> = {
    '/api/state': world.state,
    '/api/notifications': isSam ? notifications : [],
    '/api/views': { modals: world.modals, home },
    '/api/centre': centre,
    '/api/gallery': gallery,
  };
  return answers[url.pathname];
}

function post(world: World, path: string, body: Record<string, unknown>): unknown {
  world.asked.push({ path, body });
  const acknowledged = { ok: true, outcome: { kind: 'acknowledged' } };
  if (path === '/api/commands') return command(world, body) ?? acknowledged;
  if (path === '/api/views/submit') return submit(world);
  if (path === '/api/views/close') world.modals = world.modals.slice(0, -1);
  if (path === '/api/clock' && typeof body.speed === 'number') {
    world.state = { ...world.state, speed: body.speed };
  }
  if (path.startsWith('/api/levers/')) pull(world, path.slice(12), body.on === true);
  return acknowledged;
}

function command(world: World, body: Record<string, unknown>): unknown {
  const text = String(body.text);
  if (text === '/agents') {
    const message = '/agents failed because the app did not answer in time (operation_timeout).';
    return { ok: true, outcome: { kind: 'timeout', message } };
  }
  if (text.startsWith('/')) {
    world.modals = [ruleModal];
    world.tell({ kind: 'view' });
  } else {
    world.say(String(body.as), String(body.channel), text);
  }
  return undefined;
}

function submit(world: World): unknown {
  const errors = { minutes: 'There is already such a rule.' };
  world.tell({ kind: 'view' });
  return { ok: true, outcome: { kind: 'view-errors', errors } };
}

function pull(world: World, name: string, isOn: boolean): void {
  const levers = world.state.levers.map((one) => (one.name === name ? { ...one, isOn } : one));
  world.state = { ...world.state, levers };
  world.tell({ kind: 'lever' });
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
}
