import type { ServerResponse } from 'node:http';
import type { Changes } from '../slack/world/changes.ts';

/** Streams changes to whoever listens, as server-sent events. */
export class EventStream {
  readonly #changes: Changes;
  readonly #open = new Set<ServerResponse>();

  constructor(changes: Changes) {
    this.#changes = changes;
  }

  get listeners(): number {
    return this.#open.size;
  }

  serve(response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache',
      connection: 'keep-alive',
    });
    response.write(': listening\n\n');
    this.#open.add(response);
    const stop = this.#changes.listen((event) => {
      response.write(`data: ${JSON.stringify(event)}\n\n`);
    });
    response.on('close', () => {
      stop();
      this.#open.delete(response);
    });
  }

  close(): void {
    for (const response of this.#open) response.end();
  }
}
