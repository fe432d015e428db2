import { asObject, asText, textOf } from '../json.ts';
import { TextObject } from '../text/formatted.tsx';

/** A text object of a block, or a bare string read as plain text. */
export function Text({ of }: { readonly of: unknown }) {
  const type = typeof of === 'string' ? 'plain_text' : asText(asObject(of).type);
  return <TextObject type={type} text={textOf(of)} />;
}
