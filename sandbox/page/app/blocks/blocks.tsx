import { blockIdOf } from '../form/values.ts';
import type { Json } from '../json.ts';
import { Block } from './block.tsx';

/** Blocks one under the other. */
export function Blocks({ blocks }: { readonly blocks: readonly Json[] }) {
  return (
    <div class="blocks">
      {blocks.map((block, index) => {
        const blockId = blockIdOf(block, index);
        return <Block key={blockId} block={block} blockId={blockId} />;
      })}
    </div>
  );
}
