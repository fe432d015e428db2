import { isRecord, type Json, parseJson, record } from '../json.ts';
import { ApiError } from '../world/api-error.ts';
import type { World } from '../world/world.ts';

/** One call of a Web API method: form fields and JSON bodies read the same way. */
export class Call {
  readonly world: World;
  readonly args: Json;
  /** The stand-in's own address, for addresses in answers. */
  readonly origin: string;

  constructor(world: World, args: Json, origin: string) {
    this.world = world;
    this.args = args;
    this.origin = origin;
  }

  text(name: string): string | undefined {
    const value = this.args[name];
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  flag(name: string): boolean {
    return ['true', '1'].includes(String(this.args[name]));
  }

  /** A whole number between the bounds, or the default. */
  number(name: string, fallback: number, maximum: number): number {
    const value = Number(this.args[name] ?? fallback);
    if (!Number.isInteger(value) || value < 1) throw new ApiError('invalid_limit');
    return Math.min(value, maximum);
  }

  /** A structured argument: as it is in a JSON body, a JSON string in a form; a string that is no JSON stays one. */
  json(name: string): unknown {
    const value = this.args[name];
    return typeof value === 'string' && value !== '' ? (parseJson(value) ?? value) : value;
  }

  object(name: string): Json | undefined {
    const value = this.json(name);
    return isRecord(value) ? record(value) : undefined;
  }

  /** Throws `invalid_arguments` as Slack does for a missing one. */
  need(name: string): string {
    const value = this.text(name);
    if (value !== undefined) return value;
    const messages = [`[ERROR] missing required field: ${name}`];
    throw new ApiError('invalid_arguments', { response_metadata: { messages } });
  }

  /** Throws `missing_scope` unless one of these was granted. */
  needScope(...anyOf: readonly string[]): void {
    if (anyOf.some((scope) => this.world.scopes.has(scope))) return;
    const provided = [...this.world.scopes].join(',');
    throw new ApiError('missing_scope', { needed: anyOf.join(','), provided });
  }
}

export interface Method {
  /** Calls in a minute (Slack's tiers). */
  readonly perMinute: number;
  /** One of these is needed. */
  readonly scopes?: readonly string[];
  readonly token?: 'bot' | 'app';
  /** Returns what goes beside `ok: true`. Throws ApiError. */
  readonly run: (call: Call) => Json;
}

/** Slack's tiers: calls a minute. */
export const tier = { one: 1, two: 20, three: 50, four: 100, special: 600 } as const;
