import type * as sdk from '@aws-sdk/client-connect';
import { arnOf, bareId } from '../arns.ts';
import type { MonitorResult } from '../client-tokens.ts';
import type { Context } from '../context.ts';
import { monitorTexts } from '../monitor-texts.ts';
import { ServiceError } from '../service-error.ts';
import { checkMonitoring } from './monitor-rules.ts';

/**
 * Puts the supervisor's control panel on a contact. The same ClientToken within its life gives
 * the same contact again; another request under the same token is refused.
 */
export async function monitorContact(
  input: sdk.MonitorContactRequest,
  context: Context,
): Promise<sdk.MonitorContactResponse> {
  const token = input.ClientToken ?? '';
  const parameters = JSON.stringify([
    input.ContactId,
    input.UserId,
    input.AllowedMonitorCapabilities ?? [],
  ]);
  const known = token === '' ? undefined : context.clientTokens.find(token);
  if (known && known.parameters !== parameters) {
    // Which class AWS uses for a token with other parameters is UNVERIFIED.
    throw new ServiceError('InvalidRequestException', monitorTexts.invalid);
  }
  if (known && !known.isDone && context.settings.concurrentMonitor === 'idempotency-error') {
    throw new ServiceError('IdempotencyException', monitorTexts.inProgress);
  }
  if (known) return known.outcome;
  const outcome = begin(input, context);
  const lifeSeconds = context.settings.clientTokenSeconds;
  if (token !== '') context.clientTokens.remember(token, parameters, { outcome, lifeSeconds });
  return outcome;
}

async function begin(input: sdk.MonitorContactRequest, context: Context): Promise<MonitorResult> {
  const { centre, clock, settings } = context;
  if (settings.monitorSeconds > 0) await clock.wait(settings.monitorSeconds * 1000);
  const request = {
    contactId: bareId(input.ContactId ?? ''),
    supervisorUserId: bareId(input.UserId ?? ''),
    capabilities: input.AllowedMonitorCapabilities ?? [],
  };
  checkMonitoring(request, centre.view(), settings);
  const { contactId } = centre.startMonitoring({
    ...request,
    ringSeconds: settings.monitorRingSeconds,
  });
  return { ContactId: contactId, ContactArn: arnOf('contact', contactId) };
}
