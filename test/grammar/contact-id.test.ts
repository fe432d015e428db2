import { expect, test } from '@jest/globals';
import { contactIdIn } from '../../src/grammar/contact-id.ts';

const id = '11111111-2222-3333-4444-555555555555';

test.each([
  [id, id],
  [id.toUpperCase(), id],
  [` ${id} `, id],
  [`arn:aws:connect:eu-central-1:123456789012:instance/9999/contact/${id}`, id],
  [`https://harbour.my.connect.aws/contact-trace-records/details/${id}`, id],
  [`https://harbour.my.connect.aws/contact/${id}?tz=UTC`, id],
  [`https://harbour.my.connect.aws/contacts/details/${id}`, id],
  [`arn:aws:connect:eu-central-1:123456789012:instance/9999/queue/${id}`, undefined],
  ['Billing', undefined],
  [`${id}0`, undefined],
])('%s holds the contact %s', (text, expected) => {
  expect(contactIdIn(text)).toBe(expected);
});
