import type { Json } from '../json.ts';
import { ApiError } from '../world/api-error.ts';
import type { World } from '../world/world.ts';
import { Call, type Method } from './call.ts';
import type { CallLog } from './call-log.ts';
import type { RateLimits } from './rate-limits.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json;
}

export interface Tokens {
  readonly bot: string;
  /** Only in Socket Mode. */
  readonly app: string | undefined;
}

interface Parts {
  readonly world: World;
  readonly methods: ReadonlyMap<string, Method>;
  readonly tokens: Tokens;
  readonly rates: RateLimits;
  readonly log: CallLog;
}

/** Carries out Web API calls: method, token, rate and scope are checked in this order. */
export class Dispatch {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  answer(name: string, token: string | undefined, args: Json, origin: string): Answer {
    const { world, log } = this.#parts;
    const outcome = this.#outcome(name, token, new Call(world, args, origin));
    const word = outcome.body.ok === true ? 'ok' : String(outcome.body.error);
    log.add({ at: world.clock.now(), method: name, args, outcome: word });
    return outcome;
  }

  #outcome(name: string, token: string | undefined, call: Call): Answer {
    try {
      const method = this.#allowed(name, token);
      const waitSeconds = this.#parts.rates.take(name, method.perMinute, call.text('channel'));
      if (waitSeconds !== undefined) return tooMany(waitSeconds);
      if (method.scopes) call.needScope(...method.scopes);
      return { status: 200, headers: granted(call), body: { ok: true, ...method.run(call) } };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { status: 200, headers: {}, body: { ok: false, error: error.code, ...error.facts } };
    }
  }

  #allowed(name: string, token: string | undefined): Method {
    const { methods, tokens } = this.#parts;
    const method = methods.get(name);
    if (!method) throw new ApiError('unknown_method', { req_method: name });
    if (!token) throw new ApiError('not_authed');
    if (token !== tokens.bot && token !== tokens.app) throw new ApiError('invalid_auth');
    const wanted = method.token === 'app' ? tokens.app : tokens.bot;
    if (token !== wanted) throw new ApiError('not_allowed_token_type');
    return method;
  }
}

/** What the installation may do, which Slack says with every answer. */
function granted({ world }: Call): Answer['headers'] {
  return { 'x-oauth-scopes': [...world.scopes].join(',') };
}

/** Slack's answer when a method was called too often. */
export function tooMany(retryAfterSeconds: number): Answer {
  return {
    status: 429,
    headers: { 'retry-after': String(retryAfterSeconds) },
    body: { ok: false, error: 'ratelimited' },
  };
}
