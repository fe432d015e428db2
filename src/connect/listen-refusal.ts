import type { ErrorCode } from '../domain/errors.ts';
import type { ErrorFacts } from './error-facts.ts';

/**
 * MonitorContact says the reason in its text alone. The texts are those of the AWS documentation;
 * parts of them are compared, without case, so that a changed full stop does not lose the reason.
 * An AccessDenied with any other text comes from IAM and is about the bot, not about the person.
 */
const refusals: readonly (readonly [error: string, part: string, code: ErrorCode])[] = [
  ['AccessDeniedException', 'you do not have access to the agent', 'listen_agent_denied'],
  ['InvalidRequestException', 'enable call recording', 'listen_no_recording'],
  ['InvalidRequestException', 'phone number is invalid', 'listen_phone_invalid'],
  ['InvalidRequestException', 'not in the state that can be monitored', 'listen_state'],
  ['InvalidRequestException', 'multi party conferencing', 'listen_no_multiparty'],
  ['InvalidRequestException', 'no agent participant', 'listen_no_agent'],
  ['InvalidRequestException', 'monitorcontact is not supported for', 'listen_channel'],
  ['InvalidRequestException', 'allowedmonitorcapabilities must be', 'listen_capabilities'],
];

/** The reason a MonitorContact was refused for, when its text names one. */
export function listenRefusal(facts: ErrorFacts): ErrorCode | undefined {
  const text = facts.message.toLowerCase();
  if (facts.name === 'AccessDeniedException' && /^access denied\.?$/.test(text.trim())) {
    return 'listen_denied';
  }
  return refusals.find(([error, part]) => error === facts.name && text.includes(part))?.[2];
}
