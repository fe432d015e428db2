import { cardButton, imageElement } from './elements.ts';
import { slackLimits as at } from './limits.ts';
import { all, boolean, byType, list, may, need, object, oneOf, shape, string } from './rules.ts';
import type { Rule } from './spot.ts';
import { anyText, plainText } from './text.ts';

const blockId = { block_id: may(string(at.id, 1)) };

export const alert: Rule = shape({
  ...blockId,
  text: need(anyText(at.alertText)),
  level: may(oneOf('default', 'info', 'warning', 'error', 'success')),
});

export const card: Rule = shape({
  ...blockId,
  hero_image: may(imageElement),
  icon: may(imageElement),
  slack_icon: may(object),
  title: may(anyText(at.cardTitle)),
  subtitle: may(anyText(at.cardTitle)),
  body: may(anyText(at.cardBody)),
  subtext: may(anyText(at.cardBody)),
  actions: may(list(cardButton, 1, at.cardButtons)),
});

export const carousel: Rule = shape({
  ...blockId,
  elements: need(list(byType(new Map([['card', card]]), 'card'), 1, at.carouselCards)),
});

const insideContainer = [
  'actions',
  'context',
  'divider',
  'file',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
  'video',
];

/** A box of other blocks; which may stand inside was measured by others. */
export function container(block: Rule): Rule {
  const child: Rule = (spot) => {
    const type = String(spot.record.type);
    if (insideContainer.includes(type)) return block(spot);
    spot.child('type').fail('unsupported_type', `unsupported child block type: ${type}`);
  };
  return all(
    shape({
      ...blockId,
      title: may(plainText(at.containerTitle)),
      rich_text_title: may(object),
      subtitle: may(anyText(at.containerTitle)),
      child_blocks: need(list(child, 1, at.containerChildren)),
      width: may(oneOf('narrow', 'standard', 'wide', 'full')),
      icon: may(imageElement),
      is_collapsible: may(boolean),
      default_collapsed: may(boolean),
      has_header_divider: may(boolean),
    }),
    (spot) => {
      if (!spot.record.title && !spot.record.rich_text_title) {
        spot.fail('missing_field', 'missing required field: title');
      }
    },
  );
}

export const taskCard: Rule = shape({
  ...blockId,
  task_id: need(string(at.id, 1)),
  title: need(string(at.sectionText, 1)),
  details: may(object),
  output: may(object),
  sources: may(list(object, 1, at.selectOptions)),
  status: need(oneOf('pending', 'in_progress', 'complete', 'error')),
});

export const plan: Rule = shape({
  ...blockId,
  title: need(string(at.sectionText, 1)),
  tasks: may(list(object, 0, at.messageBlocks)),
});
