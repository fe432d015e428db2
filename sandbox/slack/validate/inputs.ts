import { slackLimits as at } from './limits.ts';
import { boolean, integer, list, may, need, object, shape, string } from './rules.ts';
import type { Rule } from './spot.ts';
import { confirmDialog, plainText } from './text.ts';

const common = { action_id: may(string(at.id, 1)), focus_on_load: may(boolean) };
const placed = { ...common, placeholder: may(plainText(at.placeholder)) };
const typed = { ...placed, dispatch_action_config: may(object) };
const picked = { ...common, confirm: may(confirmDialog) };
const line = { ...typed, initial_value: may(string(at.inputLength)) };
const length = integer(0, at.inputLength);

function pattern(expression: RegExp, what: string): Rule {
  return (spot) => {
    if (typeof spot.value !== 'string' || !expression.test(spot.value)) {
      spot.fail('invalid_value', `must be ${what}`);
    }
  };
}

const date = pattern(/^\d{4}-\d{2}-\d{2}$/u, 'a date, YYYY-MM-DD');
const time = pattern(/^([01]\d|2[0-3]):[0-5]\d$/u, 'a time, HH:mm');

/** Everything one types or picks from a calendar, by type. */
export const inputs: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  [
    'plain_text_input',
    shape({ ...line, multiline: may(boolean), min_length: may(length), max_length: may(length) }),
  ],
  ['email_text_input', shape(line)],
  ['url_text_input', shape(line)],
  [
    'number_input',
    shape({
      ...line,
      is_decimal_allowed: need(boolean),
      min_value: may(string(at.inputLength)),
      max_value: may(string(at.inputLength)),
    }),
  ],
  [
    'rich_text_input',
    shape({
      ...typed,
      initial_value: may(object),
      min_lines: may(integer(1, at.inputLength)),
      max_lines: may(integer(1, at.inputLength)),
    }),
  ],
  [
    'file_input',
    shape({
      action_id: common.action_id,
      filetypes: may(list(string(at.id, 1), 1, at.selectOptions)),
      max_files: may(integer(1, 10)),
    }),
  ],
  ['datepicker', shape({ ...placed, ...picked, initial_date: may(date) })],
  [
    'timepicker',
    shape({ ...placed, ...picked, initial_time: may(time), timezone: may(string(at.id, 1)) }),
  ],
  [
    'datetimepicker',
    shape({ ...picked, initial_date_time: may(integer(1_000_000_000, 9_999_999_999)) }),
  ],
]);
