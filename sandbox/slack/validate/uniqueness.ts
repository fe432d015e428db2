import { isRecord } from '../json.ts';
import type { Spot } from './spot.ts';

/** A block id only once in a payload, an action id only once in its block. */
export function checkIds(blocks: readonly Spot[]): void {
  const seen = new Set<string>();
  for (const block of blocks) {
    refuseRepeat(seen, block.child('block_id'), 'duplicate_block_id');
    const actions = new Set<string>();
    for (const element of elementsOf(block)) {
      refuseRepeat(actions, element.child('action_id'), 'duplicate_action_id');
    }
  }
}

/** The blocks with those inside containers, each once. */
export function flatten(blocks: readonly Spot[]): readonly Spot[] {
  return blocks.flatMap((block) => [block, ...flatten(block.child('child_blocks').children())]);
}

function refuseRepeat(seen: Set<string>, id: Spot, code: string): void {
  if (typeof id.value !== 'string') return;
  if (seen.has(id.value)) id.fail(code, `${id.value} already exists`);
  seen.add(id.value);
}

function elementsOf(block: Spot): readonly Spot[] {
  const singles = [block.child('accessory'), block.child('element')];
  const cards = block.child('elements').children();
  const buttons = [block, ...cards].flatMap((one) => one.child('actions').children());
  return [...singles, ...cards, ...buttons].filter((spot) => isRecord(spot.value));
}
