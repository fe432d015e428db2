import { isMisunderstood, type Misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { type AskedView, parseAskedView } from '../saved-views/asked-view.ts';

export interface ExportIntent {
  readonly kind: 'export';
  readonly asked: AskedView;
}

/** `export`, `export queue:Billing state:on-hold`, `export listing:k3x9bd`. Total. */
export function parseExport(words: readonly Word[]): ExportIntent | Misunderstood {
  const asked = parseAskedView(words);
  return isMisunderstood(asked) ? asked : { kind: 'export', asked };
}
