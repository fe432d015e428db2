import { slackLimits as at } from './limits.ts';
import {
  boolean,
  byType,
  integer,
  list,
  may,
  need,
  number,
  object,
  oneOf,
  shape,
  string,
} from './rules.ts';
import type { Rule } from './spot.ts';

const many = 10_000;
const style = { style: may(object) };
const id = string(at.id, 1);

const inline: Rule = byType(
  new Map<string, Rule>([
    ['text', shape({ ...style, text: need(string(many, 1)) })],
    [
      'link',
      shape({
        ...style,
        url: need(string(at.url, 1)),
        text: may(string(many)),
        unsafe: may(boolean),
      }),
    ],
    ['user', shape({ ...style, user_id: need(id) })],
    ['usergroup', shape({ ...style, usergroup_id: need(id) })],
    ['channel', shape({ ...style, channel_id: need(id) })],
    ['team', shape({ ...style, team_id: need(id) })],
    ['emoji', shape({ ...style, name: need(id), unicode: may(id), url: may(string(at.url)) })],
    ['broadcast', shape({ ...style, range: need(oneOf('here', 'channel', 'everyone')) })],
    ['color', shape({ ...style, value: need(id) })],
    [
      'date',
      shape({
        ...style,
        timestamp: need(number),
        format: need(id),
        url: may(string(at.url)),
        fallback: may(string(many)),
      }),
    ],
  ]),
  'rich text element',
);

const border = { border: may(integer(0, 1)) };
const section: Rule = shape({ elements: need(list(inline, 0, many)) });

const part: Rule = byType(
  new Map<string, Rule>([
    ['rich_text_section', section],
    [
      'rich_text_list',
      shape({
        ...border,
        style: need(oneOf('bullet', 'ordered')),
        elements: need(
          list(byType(new Map([['rich_text_section', section]]), 'list item'), 1, many),
        ),
        indent: may(integer(0, 8)),
        offset: may(integer(0, many)),
      }),
    ],
    ['rich_text_quote', shape({ ...border, elements: need(list(inline, 0, many)) })],
    [
      'rich_text_preformatted',
      shape({ ...border, elements: need(list(inline, 0, many)), language: may(id) }),
    ],
  ]),
  'rich text',
);

/** The fields of a rich_text block, in a message as in a table's cell. */
export const richTextFields = { elements: need(list(part, 0, many)) };
