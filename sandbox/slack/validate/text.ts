import { slackLimits } from './limits.ts';
import { boolean, byType, may, need, shape, string } from './rules.ts';
import type { Rule } from './spot.ts';

/** A plain_text object of 1 to `maximum` code points. */
export function plainText(maximum: number): Rule {
  return byType(new Map([['plain_text', plainShape(maximum)]]), 'text');
}

/** A plain_text or mrkdwn object of 1 to `maximum` code points. */
export function anyText(maximum: number): Rule {
  return byType(
    new Map([
      ['plain_text', plainShape(maximum)],
      ['mrkdwn', mrkdwnShape(maximum)],
    ]),
    'text',
  );
}

function plainShape(maximum: number): Rule {
  return shape({ text: need(string(maximum, 1)), emoji: may(boolean) });
}

function mrkdwnShape(maximum: number): Rule {
  return shape({ text: need(string(maximum, 1)), verbatim: may(boolean) });
}

export const confirmDialog: Rule = shape({
  title: need(plainText(slackLimits.confirmTitle)),
  text: need(anyText(slackLimits.confirmText)),
  confirm: need(plainText(slackLimits.confirmButton)),
  deny: need(plainText(slackLimits.confirmButton)),
  style: may((spot) => {
    if (spot.value !== 'primary' && spot.value !== 'danger') {
      spot.fail('invalid_value', 'must be one of: primary, danger');
    }
  }),
});
