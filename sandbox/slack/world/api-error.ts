import type { Json } from '../json.ts';

/** A refusal in Slack's own words: `{ ok: false, error: code, … }`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly facts: Json;

  constructor(code: string, facts: Json = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}
