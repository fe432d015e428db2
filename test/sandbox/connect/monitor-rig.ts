import type { MonitorCapability } from '@aws-sdk/client-connect';
import type { Channel, Contact } from '../../../sandbox/centre/model.ts';
import { type ConnectRig, InstanceId } from './rig.ts';

const silent: MonitorCapability[] = ['SILENT_MONITOR'];
export const barge: MonitorCapability[] = ['SILENT_MONITOR', 'BARGE'];

/** Somebody talking on this channel now, and for some while yet: the one who began last. */
export function connected(rig: ConnectRig, channel: Channel): Contact {
  const found = [...rig.centre.view().contacts.values()].findLast(
    (contact) =>
      contact.stage === 'connected' &&
      contact.channel === channel &&
      contact.initiationMethod !== 'MONITOR',
  );
  if (!found) throw new Error(`Nobody is on ${channel}`);
  return found;
}

/** MonitorContact by Sam on some call, unless said otherwise. */
export function monitor(
  rig: ConnectRig,
  about: { by?: string; contactId?: string; caps?: MonitorCapability[]; token?: string } = {},
) {
  const contactId = about.contactId ?? connected(rig, 'VOICE').id;
  return rig.client.monitorContact({
    InstanceId,
    ContactId: contactId,
    UserId: rig.user(about.by ?? 'sam.okafor').id,
    AllowedMonitorCapabilities: about.caps ?? silent,
    ClientToken: about.token,
  });
}
