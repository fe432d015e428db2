import type { AgentContactReference, UserData } from '@aws-sdk/client-connect';
import type { Agent, AgentContact, Channel, Slots } from '../domain/contact-centre.ts';
import { dateFrom, idFrom, idFromArn, numberFrom, textFrom } from './to-domain.ts';

type Counts = Readonly<Record<string, number | null | undefined>>;

/** One row of `GetCurrentUserData`; undefined when it does not say whose row it is. */
export function agentFrom(row: UserData): Agent | undefined {
  const userId = idFrom(row.User);
  if (userId === undefined) return undefined;
  return {
    userId,
    statusId: idFromArn(row.Status?.StatusArn),
    statusName: textFrom(row.Status?.StatusName),
    statusSince: dateFrom(row.Status?.StatusStartTimestamp),
    nextStatus: textFrom(row.NextStatus),
    routingProfileId: idFrom(row.RoutingProfile),
    hierarchy: hierarchyFrom(row),
    slots: slotsFrom(row),
    contacts: (row.Contacts ?? []).map(contactFrom),
  };
}

function hierarchyFrom({ HierarchyPath: path }: UserData): readonly string[] {
  return [path?.LevelOne, path?.LevelTwo, path?.LevelThree, path?.LevelFour, path?.LevelFive]
    .map(idFrom)
    .filter((id) => id !== undefined);
}

function slotsFrom(row: UserData): ReadonlyMap<Channel, Slots> {
  const active: Counts = row.ActiveSlotsByChannel ?? {};
  const available: Counts = row.AvailableSlotsByChannel ?? {};
  const maximum: Counts = row.MaxSlotsByChannel ?? {};
  const counted = [active, available, maximum].flatMap((counts) => Object.entries(counts));
  const channels = counted.flatMap(([channel, count]) =>
    numberFrom(count) === undefined ? [] : [channel],
  );
  return new Map(
    channels.map((channel) => [
      channel,
      {
        active: numberFrom(active[channel]),
        available: numberFrom(available[channel]),
        maximum: numberFrom(maximum[channel]),
      },
    ]),
  );
}

function contactFrom(contact: AgentContactReference): AgentContact {
  return {
    contactId: textFrom(contact.ContactId),
    channel: textFrom(contact.Channel),
    initiationMethod: textFrom(contact.InitiationMethod),
    state: textFrom(contact.AgentContactState),
    stateSince: dateFrom(contact.StateStartTimestamp),
    connectedSince: dateFrom(contact.ConnectedToAgentTimestamp),
    queueId: idFrom(contact.Queue),
  };
}
