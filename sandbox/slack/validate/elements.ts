import { inputs } from './inputs.ts';
import { slackLimits as at } from './limits.ts';
import {
  choiceOptions,
  initialOption,
  initialOptions,
  isAmongOptions,
  overflowOptions,
} from './options.ts';
import {
  all,
  boolean,
  byType,
  list,
  may,
  need,
  object,
  oneOf,
  shape,
  string,
  url,
} from './rules.ts';
import { selects } from './selects.ts';
import type { Rule } from './spot.ts';
import { confirmDialog, plainText } from './text.ts';

const actionId = { action_id: may(string(at.id, 1)) };
const confirm = { confirm: may(confirmDialog) };
const focus = { focus_on_load: may(boolean) };
const label = { accessibility_label: may(string(at.accessibilityLabel, 1)) };
const style = { style: may(oneOf('primary', 'danger')) };

const button: Rule = shape({
  ...actionId,
  ...confirm,
  ...label,
  ...style,
  text: need(plainText(at.buttonText)),
  value: may(string(at.buttonValue)),
  url: may(url(at.url)),
});

/** An image beside text: an address or a Slack file, never both. */
export const imageElement: Rule = all(
  shape({
    alt_text: need(string(at.altText, 1)),
    image_url: may(url(at.url)),
    slack_file: may(object),
  }),
  (spot) => {
    if ((spot.record.image_url === undefined) === (spot.record.slack_file === undefined)) {
      spot.fail('missing_field', 'exactly one of image_url and slack_file is required');
    }
  },
);

const opinion: Rule = shape({
  ...label,
  text: need(plainText(at.buttonText)),
  value: need(string(at.buttonValue, 1)),
});

const pressed: readonly (readonly [string, Rule])[] = [
  ['button', button],
  [
    'workflow_button',
    shape({
      ...actionId,
      ...confirm,
      ...label,
      ...style,
      text: need(plainText(at.buttonText)),
      workflow: need(object),
    }),
  ],
  ['overflow', shape({ ...actionId, ...confirm, options: need(overflowOptions) })],
  [
    'checkboxes',
    all(
      shape({
        ...actionId,
        ...confirm,
        ...focus,
        options: need(choiceOptions),
        initial_options: may(initialOptions),
      }),
      isAmongOptions,
    ),
  ],
  [
    'radio_buttons',
    all(
      shape({
        ...actionId,
        ...confirm,
        ...focus,
        options: need(choiceOptions),
        initial_option: may(initialOption),
      }),
      isAmongOptions,
    ),
  ],
];

const reactions = new Map<string, Rule>([
  [
    'feedback_buttons',
    shape({ ...actionId, positive_button: need(opinion), negative_button: need(opinion) }),
  ],
  [
    'icon_button',
    shape({
      ...actionId,
      ...confirm,
      ...label,
      icon: need(string(at.id, 1)),
      text: need(plainText(at.buttonText)),
      value: may(string(at.buttonValue)),
      visible_to_user_ids: may(list(string(at.id, 1), 1, at.selectOptions)),
    }),
  ],
]);

const everything = new Map<string, Rule>([
  ...pressed,
  ...selects,
  ...inputs,
  ['image', imageElement],
]);
const multi = [...selects.keys()].filter((type) => type.startsWith('multi_'));
const single = [...selects.keys()].filter((type) => !type.startsWith('multi_'));
const pickers = ['datepicker', 'timepicker'];
const choices = ['checkboxes', 'radio_buttons'];
const typed = [...inputs.keys()].filter((type) => !type.endsWith('picker'));

/** Beside a section's text. */
export const sectionAccessory = only(
  ['button', 'workflow_button', 'overflow', 'image', ...choices, ...pickers, ...single, ...multi],
  'accessory',
);

/** In a row of actions. Multi-selects are in the published types but were refused live, so they are refused here. */
export const actionsElement = only(
  [
    'button',
    'workflow_button',
    'overflow',
    'datetimepicker',
    'rich_text_input',
    ...choices,
    ...pickers,
    ...single,
  ],
  'element',
);

/** Under an input's label; files only in a modal. */
export const inputElement: Rule = all(
  only(['datetimepicker', ...typed, ...choices, ...pickers, ...single, ...multi], 'element'),
  (spot) => {
    if (spot.record.type === 'file_input' && spot.surface !== 'modal') {
      spot.child('type').fail('wrong_surface', 'file_input is only allowed in modals');
    }
  },
);

export const cardButton = only(['button'], 'element');
export const contextAction: Rule = byType(reactions, 'element');

function only(types: readonly string[], what: string): Rule {
  const allowed = [...everything].filter(([type]) => types.includes(type));
  return byType(new Map(allowed), what);
}
