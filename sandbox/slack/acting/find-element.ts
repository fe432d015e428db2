import { isRecord, items, type Json, records } from '../json.ts';

export interface FoundElement {
  readonly block: Json;
  readonly element: Json;
}

/** The element with these ids, wherever in the blocks it stands; undefined when there is none. */
export function findElement(
  blocks: readonly Json[],
  blockId: string,
  actionId: string,
): FoundElement | undefined {
  for (const block of everyBlock(blocks)) {
    if (block.block_id !== blockId) continue;
    const element = elementsOf(block).find((one) => one.action_id === actionId);
    if (element) return { block, element };
  }
  return undefined;
}

/** Every element of these blocks that has an action id. */
export function everyElement(blocks: readonly Json[]): readonly FoundElement[] {
  return everyBlock(blocks).flatMap((block) =>
    elementsOf(block)
      .filter((element) => element.action_id !== undefined)
      .map((element) => ({ block, element })),
  );
}

/** The blocks with those inside them. */
export function everyBlock(blocks: readonly Json[]): readonly Json[] {
  return blocks.flatMap((block) => [
    block,
    ...everyBlock(records(block.child_blocks)),
    ...everyBlock(records(block.elements).filter((one) => one.type === 'card')),
  ]);
}

function elementsOf(block: Json): readonly Json[] {
  return [block.accessory, block.element, ...items(block.elements), ...items(block.actions)].filter(
    isRecord,
  );
}
