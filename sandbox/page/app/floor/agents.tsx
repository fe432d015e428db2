import type { CentreState } from '../../../drive/api.ts';

/** Everybody on the floor: the status they set, and what they really do. */
export function Agents({ agents }: { readonly agents: CentreState['agents'] }) {
  const handling = agents.filter(({ contactId }) => contactId !== null).length;
  return (
    <section aria-label="Agents">
      <h3>
        Agents
        <span class="quiet">
          {handling} of {agents.length} on a contact
        </span>
      </h3>
      <ul class="agents">
        {agents.map(({ id, name, username, status, activity, contactId }) => (
          <li key={id} data-testid="agent" data-username={username}>
            <span class={`dot ${dotOf(status, activity, contactId)}`} aria-hidden="true" />
            <span class="agent-name">{name}</span>
            <span class="agent-activity">{activity}</span>
            <span class="agent-status">{status === activity ? '' : status}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function dotOf(status: string, activity: string, contactId: string | null): string {
  if (contactId !== null) return 'dot-busy';
  if (/after|missed|error|reject/iu.test(activity)) return 'dot-away';
  if (/^available$/iu.test(status)) return 'dot-free';
  return /^offline$/iu.test(status) ? 'dot-gone' : 'dot-away';
}
