import { asObject, asObjects, asText, isObject, textOf } from '../json.ts';
import type { BlockProperties } from './block.tsx';
import { Blocks } from './blocks.tsx';
import { Element } from './element.tsx';
import { Picture } from './picture.tsx';
import { RichText } from './rich-text.tsx';
import { Text } from './text.tsx';

/** Blocks in a frame with a title; folded where it asks for it. */
export function Container({ block }: BlockProperties) {
  const title = textOf(block.title);
  const children = <Blocks blocks={asObjects(block.child_blocks)} />;
  const heading = (
    <>
      <strong>{title || <RichText block={asObject(block.rich_text_title)} />}</strong>
      {textOf(block.subtitle) && (
        <small>
          <Text of={block.subtitle} />
        </small>
      )}
    </>
  );
  if (block.is_collapsible !== true) {
    return (
      <div class="card">
        {heading}
        {children}
      </div>
    );
  }
  return (
    <details class="card" open={block.default_collapsed !== true}>
      <summary>{heading}</summary>
      {children}
    </details>
  );
}

/** A card: picture, title, words and up to three buttons. */
export function Card({ block, blockId }: BlockProperties) {
  return (
    <div class="card">
      {isObject(block.hero_image) && <Picture image={block.hero_image} className="picture" />}
      {(['title', 'subtitle', 'body', 'subtext'] as const)
        .filter((part) => textOf(block[part]))
        .map((part) => (
          <div key={part} class={`card-${part}`}>
            <Text of={block[part]} />
          </div>
        ))}
      <div class="actions">
        {asObjects(block.actions).map((element) => (
          <Element key={asText(element.action_id)} element={element} blockId={blockId} dispatches />
        ))}
      </div>
    </div>
  );
}

/** Cards side by side; the row scrolls, the page does not. */
export function Carousel({ block }: BlockProperties) {
  const cards = [...asObjects(block.elements), ...asObjects(block.cards)];
  return (
    <div class="carousel">
      <Blocks blocks={cards} />
    </div>
  );
}
