import { MonitorContactCommand } from '@aws-sdk/client-connect';
import type { MonitorRequest } from '../domain/contact-centre.ts';
import type { CallOptions } from '../ports/connect.ts';
import type { ConnectCalls } from './connect-calls.ts';
import { textFrom } from './to-domain.ts';

interface Request extends MonitorRequest {
  readonly instance: string;
  readonly options: CallOptions;
}

/**
 * Rings the supervisor's control panel. The service was seen to do so for users without the
 * permission (reported), so whoever calls this has checked it. Throws `listen_…` with the reason.
 */
export async function monitorContact(
  calls: ConnectCalls,
  request: Request,
): Promise<{ readonly contactId: string | undefined; readonly requestId: string | undefined }> {
  const { instance, options } = request;
  const input = {
    InstanceId: instance,
    ContactId: request.contactId,
    UserId: request.supervisorUserId,
    AllowedMonitorCapabilities: [...request.capabilities],
    ClientToken: request.clientToken,
  };
  const answer = await calls.send(
    { instance, operation: 'MonitorContact', options },
    (client, http) => client.send(new MonitorContactCommand(input), http),
  );
  return { contactId: textFrom(answer.ContactId), requestId: answer.$metadata.requestId };
}
