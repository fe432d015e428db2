import { dataVisualization } from './charts.ts';
import {
  actionsElement,
  contextAction,
  imageElement,
  inputElement,
  sectionAccessory,
} from './elements.ts';
import { alert, card, carousel, container, plan, taskCard } from './layout.ts';
import { slackLimits as at } from './limits.ts';
import { richTextFields } from './rich-text.ts';
import {
  all,
  boolean,
  byType,
  integer,
  list,
  may,
  need,
  object,
  shape,
  string,
  url,
} from './rules.ts';
import type { Rule, Surface } from './spot.ts';
import { dataTable, table } from './tables.ts';
import { anyText, plainText } from './text.ts';

const blockId = { block_id: may(string(at.id, 1)) };

const section: Rule = all(
  shape({
    ...blockId,
    text: may(anyText(at.sectionText)),
    fields: may(list(anyText(at.fieldText), 1, at.sectionFields)),
    accessory: may(sectionAccessory),
    expand: may(boolean),
  }),
  (spot) => {
    if (!spot.record.text && !spot.record.fields) {
      spot.fail('missing_field', 'missing required field: text or fields');
    }
  },
);

const contextText = anyText(at.contextText);
const contextElement: Rule = byType(
  new Map<string, Rule>([
    ['image', imageElement],
    ['plain_text', contextText],
    ['mrkdwn', contextText],
  ]),
  'element',
);

const input: Rule = shape({
  ...blockId,
  label: need(plainText(at.label)),
  element: need(inputElement),
  hint: may(plainText(at.hint)),
  optional: may(boolean),
  dispatch_action: may(boolean),
});

const image: Rule = all(
  shape({
    ...blockId,
    alt_text: need(string(at.altText, 1)),
    image_url: may(url(at.url)),
    slack_file: may(object),
    title: may(plainText(at.imageTitle)),
  }),
  (spot) => {
    if ((spot.record.image_url === undefined) === (spot.record.slack_file === undefined)) {
      spot.fail('missing_field', 'exactly one of image_url and slack_file is required');
    }
  },
);

const video: Rule = shape({
  ...blockId,
  alt_text: need(string(at.altText, 1)),
  title: need(plainText(at.videoTitle)),
  video_url: need(url(at.url)),
  thumbnail_url: need(url(at.url)),
  title_url: may(url(at.url)),
  author_name: may(string(at.videoAuthor)),
  provider_name: may(string(at.videoAuthor)),
  provider_icon_url: may(url(at.url)),
  description: may(plainText(at.imageTitle)),
});

const header: Rule = shape({
  ...blockId,
  text: need(plainText(at.headerText)),
  level: may(integer(1, at.headerLevel)),
});

const everywhere: readonly Surface[] = ['message', 'modal', 'home'];
const messages: readonly Surface[] = ['message'];

/**
 * Every block with its rule and where it may stand. Tables on the Home tab are documented but were
 * seen not to render there, so they are refused; the same for a card in a modal.
 */
const catalogue = new Map<string, { readonly rule: Rule; readonly surfaces: readonly Surface[] }>([
  ['section', { rule: section, surfaces: everywhere }],
  ['header', { rule: header, surfaces: everywhere }],
  ['divider', { rule: shape(blockId), surfaces: everywhere }],
  ['image', { rule: image, surfaces: everywhere }],
  ['input', { rule: input, surfaces: everywhere }],
  ['video', { rule: video, surfaces: everywhere }],
  ['rich_text', { rule: shape({ ...blockId, ...richTextFields }), surfaces: everywhere }],
  ['actions', { rule: row(actionsElement, at.actionsElements), surfaces: everywhere }],
  ['context', { rule: row(contextElement, at.contextElements), surfaces: everywhere }],
  ['context_actions', { rule: row(contextAction, at.contextActions), surfaces: messages }],
  [
    'markdown',
    { rule: shape({ ...blockId, text: need(string(at.markdownText, 1)) }), surfaces: messages },
  ],
  ['table', { rule: table, surfaces: messages }],
  ['data_table', { rule: dataTable, surfaces: messages }],
  ['data_visualization', { rule: dataVisualization, surfaces: messages }],
  ['container', { rule: (spot) => boxed(spot), surfaces: messages }],
  ['card', { rule: card, surfaces: ['message', 'home'] }],
  ['carousel', { rule: carousel, surfaces: ['message', 'home'] }],
  ['alert', { rule: alert, surfaces: ['modal'] }],
  ['plan', { rule: plan, surfaces: messages }],
  ['task_card', { rule: taskCard, surfaces: messages }],
]);

/** One block: a known type, on a surface that takes it, shaped as Slack wants it. */
export const block: Rule = (spot) => {
  const type = String(spot.record.type);
  const known = catalogue.get(type);
  if (!known) {
    return spot.child('type').fail('unsupported_type', `unsupported type: ${type}`);
  }
  if (!known.surfaces.includes(spot.surface)) {
    spot.child('type').fail('wrong_surface', `${type} is not allowed in a ${spot.surface}`);
  }
  known.rule(spot);
};

const boxed: Rule = container(block);

function row(element: Rule, maximum: number): Rule {
  return shape({ ...blockId, elements: need(list(element, 1, maximum)) });
}
