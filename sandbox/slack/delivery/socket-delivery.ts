import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isRecord, parseJson, record, text } from '../json.ts';
import { isLocal } from '../local-server.ts';
import type { World } from '../world/world.ts';
import type { Delivery, Parcel, Receipt } from './delivery.ts';

interface Options {
  readonly world: World;
  readonly ackMilliseconds: number;
  /** Slack allows ten sockets for one app. */
  readonly maximumSockets: number;
}

/** Socket Mode: each payload goes to one of the open sockets, in turn, in an envelope to be acknowledged. */
export class SocketDelivery implements Delivery {
  readonly kind = 'socket';
  readonly #options: Options;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, (receipt: Receipt) => void>();
  #sockets: WebSocket[] = [];
  #turn = 0;
  #opened = 0;
  #awaited: { readonly total: number; readonly resolve: () => void }[] = [];
  #heartbeat: NodeJS.Timeout;

  constructor(options: Options) {
    this.#options = options;
    // Bolt's client reconnects when it hears no ping for thirty seconds.
    this.#heartbeat = setInterval(() => this.#ping(), 10_000);
    this.#heartbeat.unref();
    options.world.faults.onChange((fault) => {
      if (fault.mode === 'down' && fault.on !== 'api') this.#drop();
    });
  }

  get openSockets(): number {
    return this.#sockets.length;
  }

  /** Resolves once so many connections were opened since the start. */
  connected(total: number): Promise<void> {
    return new Promise((resolve) => {
      this.#awaited.push({ total, resolve });
      this.#countOpened();
    });
  }

  /** A ticket for one connection, as apps.connections.open hands out. */
  ticket(): string {
    const ticket = this.#options.world.serials.id('W');
    this.#tickets.add(ticket);
    return ticket;
  }

  /** Serves the HTTP upgrade at /link/?ticket=…; a used or unknown ticket is refused. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const isDown = this.#options.world.faults.hit('delivery')?.mode === 'down';
    const ticket = searchParams.get('ticket') ?? '';
    if (isDown || !isLocal(request) || pathname !== '/link/' || !this.#tickets.delete(ticket)) {
      socket.destroy();
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#welcome(ws));
  }

  async send(parcel: Parcel): Promise<Receipt> {
    const socket = this.#sockets[this.#turn++ % Math.max(1, this.#sockets.length)];
    if (!socket) return { kind: 'failed', reason: 'no_connection' };
    const id = this.#options.world.serials.id('E');
    return new Promise((resolve) => {
      const done = (receipt: Receipt) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        socket.off('close', lost);
        resolve(receipt);
      };
      const lost = () => done({ kind: 'failed', reason: 'connection_closed' });
      const timer = setTimeout(() => done({ kind: 'timeout' }), this.#options.ackMilliseconds);
      this.#waiting.set(id, done);
      socket.on('close', lost);
      socket.send(JSON.stringify(envelope(id, parcel)));
    });
  }

  /** Tells every client to connect anew, as Slack does now and then. */
  refresh(): void {
    for (const socket of this.#sockets) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    this.#drop();
    this.#server.close();
  }

  #welcome(socket: WebSocket): void {
    if (this.#sockets.length >= this.#options.maximumSockets) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
      socket.close();
      return;
    }
    this.#sockets.push(socket);
    socket.on('close', () => {
      this.#sockets = this.#sockets.filter((one) => one !== socket);
    });
    socket.on('error', () => socket.terminate());
    socket.on('message', (data) => this.#acknowledged(String(data)));
    const { appId } = this.#options.world.facts;
    const hello = { type: 'hello', num_connections: this.#sockets.length };
    socket.send(JSON.stringify({ ...hello, connection_info: { app_id: appId } }));
    this.#opened += 1;
    this.#countOpened();
  }

  #countOpened(): void {
    const isReached = ({ total }: { readonly total: number }) => this.#opened >= total;
    for (const { resolve } of this.#awaited.filter(isReached)) resolve();
    this.#awaited = this.#awaited.filter((one) => !isReached(one));
  }

  #acknowledged(frame: string): void {
    const { envelope_id: id, payload } = record(parseJson(frame));
    const body = isRecord(payload) && Object.keys(payload).length > 0 ? payload : undefined;
    const words = text(payload);
    const plain = words === undefined || words === '' ? undefined : { text: words };
    this.#waiting.get(String(id))?.({ kind: 'acknowledged', body: body ?? plain });
  }

  #ping(): void {
    for (const socket of this.#sockets) socket.ping();
  }

  #drop(): void {
    for (const socket of this.#sockets) socket.terminate();
    this.#sockets = [];
  }
}

function envelope(id: string, parcel: Parcel) {
  if (parcel.kind === 'event') {
    const retry = { retry_attempt: parcel.attempt, retry_reason: parcel.reason };
    const { payload } = parcel;
    return {
      type: 'events_api',
      envelope_id: id,
      accepts_response_payload: false,
      ...retry,
      payload,
    };
  }
  const type = parcel.kind === 'command' ? 'slash_commands' : 'interactive';
  return { type, envelope_id: id, accepts_response_payload: true, payload: parcel.payload };
}
