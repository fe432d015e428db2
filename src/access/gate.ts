import type { Caller, SlackChannel, SlackPerson } from '../domain/people.ts';
import type { Act, Place, Refusal, Verdict } from './act.ts';
import { no, yes } from './admit.ts';
import { mayHandleAlerts, mayMakeRules } from './alert-rights.ts';
import { mayListen } from './may-listen.ts';
import { mayExportAgents, maySeeAgents } from './may-see-agents.ts';
import { maySeeLive } from './may-see-live.ts';
import { maySeeSessions } from './may-see-sessions.ts';
import type { GatePorts, Request } from './request.ts';

export interface Gate {
  /**
   * Decides before any name is looked up. Throws BotError when something needed to decide could not
   * be read: nobody passes on a failed check.
   */
  may(who: Caller, what: Act, where: Place): Promise<Verdict>;
}

/** The one gate that every command, button and home view passes. */
export function createGate(ports: GatePorts): Gate {
  return {
    may: async (who, what, where) => {
      const [person, channel] = await Promise.all([
        ports.people.person(who.workspace, who.userId),
        channelOf(ports, who, where),
      ]);
      const refusal = refuseOutsider(who, person, channel);
      if (refusal) return no(refusal);
      const isAdministrator = ports.administrators.has(who.userId);
      const answerAlone = channel.sharing !== 'internal';
      return decide(ports, { who, where, base: { isAdministrator, answerAlone } }, what);
    },
  };
}

async function decide(ports: GatePorts, request: Request, what: Act): Promise<Verdict> {
  const { who, base } = request;
  switch (what.kind) {
    case 'see-queues':
      return plainYes(base);
    case 'see-rules':
    case 'handle-alerts':
      return mayHandleAlerts(ports, request);
    case 'change-rule': {
      const isAllowed = base.isAdministrator || what.ownerId === who.userId;
      return isAllowed ? plainYes(base) : no({ kind: 'not-owner' });
    }
    case 'make-rule':
      return mayMakeRules(ports, request);
    case 'rule-alerts':
    case 'rule-listening':
      // Listening is turned off while Amazon Connect is away, too.
      return base.isAdministrator ? plainYes(base) : no({ kind: 'not-administrator' });
    case 'see-live':
      return maySeeLive(ports, request);
    case 'listen':
    case 'barge':
      return mayListen(ports, request, what.kind);
    case 'see-sessions':
      return maySeeSessions(ports, request);
    case 'see-agents':
      return maySeeAgents(ports, request);
    case 'export-agents':
      return mayExportAgents(ports, request);
    case 'set-status':
    case 'change-settings':
      return base.isAdministrator
        ? maySeeAgents(ports, request)
        : no({ kind: 'not-administrator' });
  }
}

/** Acts that need neither Connect nor the settings, so that they work while either is away. */
function plainYes(base: Request['base']): Verdict {
  return yes(base, { maySeeSessions: base.isAdministrator });
}

async function channelOf(
  ports: GatePorts,
  { workspace }: Caller,
  { channelId }: Place,
): Promise<SlackChannel> {
  if (channelId !== undefined) return ports.people.channel(workspace, channelId);
  // The Home tab is seen by its owner alone.
  return { channelId: '', sharing: 'internal', isBotMember: undefined };
}

function refuseOutsider(
  who: Caller,
  person: SlackPerson,
  channel: SlackChannel,
): Refusal | undefined {
  const isElsewhere = who.teamId !== undefined && who.teamId !== who.workspace;
  if (person.isStranger || isElsewhere) return { kind: 'stranger' };
  if (person.isGuest) return { kind: 'guest' };
  if (person.isBot) return { kind: 'bot' };
  if (person.isDeactivated) return { kind: 'deactivated' };
  return channel.sharing === 'external' ? { kind: 'shared-channel' } : undefined;
}
