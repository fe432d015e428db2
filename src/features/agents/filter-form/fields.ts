/** The inputs of the modal: their block ids, under which what was chosen comes back. */
export const fields = {
  queues: 'queues',
  groups: 'groups',
  profiles: 'profiles',
  agents: 'agents',
  team: 'team',
  states: 'states',
  statuses: 'statuses',
  channels: 'channels',
  sort: 'sort',
} as const;
