import { expect, test } from '@jest/globals';
import { contactIdIn, instanceOfContact, isNearlyContactId } from '../../src/grammar/contact-id.ts';

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
  [`\`${id}\``, id],
  [`<${id}>`, id],
  [`(${id}).`, id],
  [`*${id}*,`, id],
  [`“${id}”`, id],
  [`\`arn:aws:connect:eu-central-1:123456789012:instance/9999/contact/${id}\`.`, id],
])('%s holds the contact %s', (text, expected) => {
  expect(contactIdIn(text)).toBe(expected);
});

test.each([
  [id.slice(1), true],
  [`${id}0`, true],
  [`${id.slice(0, -1)}g`, true],
  [`\`${id.slice(1)}\`,`, true],
  [id.replaceAll('-', ''), true],
  [id, false],
  [`https://harbour.my.connect.aws/contact/${id}`, false],
  ['Billing', false],
  ['customer-service-europe-nights-and-weekends', false],
  ['11111111-2222', false],
  ['', false],
])('%s is nearly an id: %s', (text, expected) => {
  expect(isNearlyContactId(text)).toBe(expected);
});

test.each([
  [`arn:aws:connect:eu-central-1:123456789012:instance/ABCD/contact/${id}`, 'abcd'],
  [`arn:aws:connect:eu-central-1:123456789012:instance/abcd/queue/${id}`, undefined],
  [`https://harbour.my.connect.aws/contact/${id}`, undefined],
  [id, undefined],
])('%s names the instance %s', (text, expected) => {
  expect(instanceOfContact(text)).toBe(expected);
});
