import type { Contact, Readable, User } from '../../centre/model.ts';
import { monitorTexts } from '../monitor-texts.ts';
import { ServiceError } from '../service-error.ts';
import type { ConnectSettings } from '../settings.ts';

export interface MonitorRequest {
  readonly contactId: string;
  readonly supervisorUserId: string;
  readonly capabilities: readonly string[];
}

interface Case extends MonitorRequest {
  readonly contact: Contact;
  readonly supervisor: User;
  readonly view: Readable;
  readonly settings: ConnectSettings;
}

/** The error table of MonitorContact, in the order checked here; AWS's own order is UNVERIFIED. Throws. */
export function checkMonitoring(
  request: MonitorRequest,
  view: Readable,
  settings: ConnectSettings,
): void {
  const contact = view.contacts.get(request.contactId);
  const supervisor = view.users.find(({ id }) => id === request.supervisorUserId);
  if (!contact || !supervisor) {
    throw new ServiceError('ResourceNotFoundException', monitorTexts.notFound);
  }
  const one: Case = { ...request, contact, supervisor, view, settings };
  checkAccess(one);
  checkCapabilities(one);
  checkContact(one);
  checkSupervisor(one);
  checkNumbers(one);
}

function refuse(text: string): ServiceError {
  return new ServiceError('InvalidRequestException', text);
}

function checkAccess({ settings, supervisor, view, capabilities }: Case): void {
  if (!settings.serviceLinkedRole) {
    throw new ServiceError('AccessDeniedException', monitorTexts.noAgentAccess);
  }
  if (!settings.monitorChecksSecurityProfile) return;
  const permissions = view.securityProfiles
    .filter(({ id }) => supervisor.securityProfileIds.includes(id))
    .flatMap((profile) => profile.permissions);
  const needed = ['ManagerListenIn', ...(capabilities.includes('BARGE') ? ['ManagerBargeIn'] : [])];
  if (!needed.every((permission) => permissions.includes(permission))) {
    throw new ServiceError('AccessDeniedException', monitorTexts.denied);
  }
}

function checkCapabilities({ settings, capabilities }: Case): void {
  const mayBarge = capabilities.includes('BARGE');
  if (mayBarge && !settings.enhancedMonitoring) throw refuse(monitorTexts.noMultiParty);
  const isSilent = capabilities.includes('SILENT_MONITOR');
  if (settings.enhancedMonitoring && !isSilent) throw refuse(monitorTexts.capabilities);
}

function checkContact({ contact, settings }: Case): void {
  if (contact.channel === 'TASK') throw refuse(monitorTexts.task);
  if (contact.stage === 'ended' || contact.initiationMethod === 'MONITOR') {
    throw refuse(monitorTexts.state);
  }
  if (contact.stage !== 'connected') throw refuse(monitorTexts.noAgent);
  if (contact.channel === 'VOICE' && !settings.callRecording)
    throw refuse(monitorTexts.noRecording);
}

/** Signed in, and a routing profile that has the channel; which text each gets is UNVERIFIED. */
function checkSupervisor({ contact, supervisor, settings }: Case): void {
  if (settings.invalidPhones.includes(supervisor.username)) throw refuse(monitorTexts.phoneInvalid);
  const hasChannel = (supervisor.profile.concurrency.get(contact.channel) ?? 0) > 0;
  const isOwn = contact.agentId === supervisor.id;
  if (!supervisor.isSignedIn || !hasChannel || isOwn) throw refuse(monitorTexts.state);
}

/** Two supervisors a call with enhanced monitoring, five without; five a chat; one of them may barge. */
function checkNumbers({ contact, supervisor, settings, view, capabilities }: Case): void {
  const onContact = view.monitoring.filter(({ targetContactId }) => targetContactId === contact.id);
  const isFullCall = contact.channel === 'VOICE' && settings.enhancedMonitoring;
  const isTaken = capabilities.includes('BARGE') && onContact.some(({ canBarge }) => canBarge);
  const own = supervisor.held.filter(
    ({ channel, isStale }) => channel === contact.channel && !isStale,
  );
  const isBusy = own.length >= (supervisor.profile.concurrency.get(contact.channel) ?? 0);
  if (onContact.length >= (isFullCall ? 2 : 5) || isTaken || isBusy) {
    throw new ServiceError('ServiceQuotaExceededException', monitorTexts.quota);
  }
}
