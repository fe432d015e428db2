import { isRecord, text } from '../slack/json.ts';

/** The sandbox said no. */
class DriveRefusal extends Error {
  override readonly name = 'DriveRefusal';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(`${code}: ${message}`);
    this.status = status;
    this.code = code;
  }
}

/** The wire under the typed client. */
export class DriveHttp {
  readonly #base: string;

  constructor(baseUrl: string) {
    this.#base = `${baseUrl.replace(/\/$/u, '')}/api/`;
  }

  async get<Answer>(path: string): Promise<Answer> {
    return answerOf<Answer>(await fetch(this.#base + path));
  }

  /** What is there as UTF-8, with its byte order mark if it has one. Throws for what is not there. */
  async text(path: string): Promise<string> {
    const response = await fetch(this.#base + path);
    if (!response.ok) return answerOf<string>(response);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  }

  async post<Answer>(path: string, body: object): Promise<Answer> {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return answerOf<Answer>(await fetch(this.#base + path, init));
  }

  /** See driveClient().until. The stream is open before the first reading, so nothing is missed. */
  async until<Reading, Found>(
    read: () => Promise<Reading>,
    found: (reading: Reading) => Found | undefined | false,
    giveUpMilliseconds: number,
  ): Promise<Found> {
    const signal = AbortSignal.timeout(giveUpMilliseconds);
    const stopped = new AbortController();
    let last: Reading | undefined;
    try {
      const both = AbortSignal.any([signal, stopped.signal]);
      const stream = await fetch(`${this.#base}events`, { signal: both });
      for await (const _ of stream.body ?? []) {
        last = await read();
        const result = found(last);
        if (result !== undefined && result !== false) return result;
      }
      throw new Error('the sandbox closed its event stream');
    } catch (error) {
      if (!signal.aborted) throw error;
      const seen = JSON.stringify(last, null, 1);
      throw new Error(`not seen within ${giveUpMilliseconds} ms; last reading: ${seen}`);
    } finally {
      stopped.abort();
    }
  }
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const body: unknown = await response.json();
  if (response.ok) return body as Answer;
  const said = isRecord(body) ? body : {};
  throw new DriveRefusal(response.status, text(said.error) ?? 'unknown', text(said.message) ?? '');
}
