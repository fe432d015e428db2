import type { Clock } from '../../../src/ports/ground.ts';
import { isRecord, type Json } from '../json.ts';

/** Ids and message times: from the clock and from counters, so that a run can be repeated. */
export class Serials {
  readonly #clock: Clock;
  #lastMicros = 0;
  readonly #counts = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A message time, `1795314000.000100`: later than every one before it. */
  ts(): string {
    const now = this.#clock.now().getTime() * 1000;
    this.#lastMicros = Math.max(now, this.#lastMicros + 100);
    const seconds = Math.floor(this.#lastMicros / 1_000_000);
    return `${seconds}.${String(this.#lastMicros % 1_000_000).padStart(6, '0')}`;
  }

  /** `V0000001A` and the like. */
  id(prefix: string): string {
    const count = (this.#counts.get(prefix) ?? 0) + 1;
    this.#counts.set(prefix, count);
    return `${prefix}${count.toString(36).toUpperCase().padStart(8, '0')}`;
  }

  /** The blocks as Slack keeps them: every block and interactive element has an id. */
  withIds(blocks: readonly Json[]): readonly Json[] {
    return blocks.map((block) => ({
      ...block,
      block_id: block.block_id ?? this.id('b'),
      ...(isRecord(block.accessory) && { accessory: this.#actionId(block.accessory) }),
      ...(isRecord(block.element) && { element: this.#actionId(block.element) }),
      ...(Array.isArray(block.elements) && {
        elements: block.elements.map((one) => this.#deep(one)),
      }),
      ...(Array.isArray(block.actions) && { actions: block.actions.map((one) => this.#deep(one)) }),
      ...(Array.isArray(block.child_blocks) && {
        child_blocks: this.withIds(block.child_blocks.filter(isRecord)),
      }),
    }));
  }

  #deep(element: unknown): unknown {
    if (!isRecord(element)) return element;
    if (element.type === 'card') return this.withIds([element])[0];
    return this.#actionId(element);
  }

  #actionId(element: Json): Json {
    const takesId = !passive.has(String(element.type)) && element.action_id === undefined;
    return takesId ? { ...element, action_id: this.id('a') } : element;
  }
}

const passive = new Set([
  'image',
  'mrkdwn',
  'plain_text',
  'rich_text_section',
  'rich_text_list',
  'rich_text_quote',
  'rich_text_preformatted',
]);
