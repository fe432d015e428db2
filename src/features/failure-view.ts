import type { Message } from '../blocks/message.ts';
import { context, section } from '../blocks/primitives.ts';
import type { ErrorCode } from '../domain/errors.ts';

/** One plain sentence for each foreseen failure: what happened and what to do. */
export const failureSentences: Readonly<Record<ErrorCode, string>> = {
  connect_throttled:
    'Amazon Connect takes no more requests from this account for the moment. Try again in some seconds.',
  connect_unavailable: 'Amazon Connect did not answer. Try again in a minute.',
  connect_timeout: 'Amazon Connect took too long to answer. Try again in a minute.',
  connect_denied:
    'Amazon Web Services refuses this to Floorwalker: its IAM policy lacks an action. An administrator can add it from the README.',
  connect_credentials:
    "Floorwalker's Amazon Web Services credentials are missing, wrong or expired. An administrator has to renew them.",
  connect_not_found:
    'Amazon Connect does not know this any more. It may just have ended or been deleted.',
  connect_bad_request:
    'Amazon Connect did not accept the request. Ask for what there is now and try again; if it stays so, an administrator should look at the log.',
  connect_bad_answer:
    'Amazon Connect gave an answer that could not be read. Try again in a minute.',
  connect_list_unread:
    "One of Amazon Connect's lists (queues, routing profiles, hierarchy groups, statuses or users) could not be read, so this cannot be looked up. Try again in a minute; if it stays so, an administrator should compare the IAM policy with the README.",
  listen_denied:
    'Amazon Connect refused: your security profile does not allow monitoring. An Amazon Connect administrator can change that.',
  listen_agent_denied:
    'Amazon Connect refused access to this agent. An Amazon Connect administrator has to look at the service-linked role of the instance.',
  listen_no_recording:
    'This call cannot be listened to, because call recording is not enabled in its flow. An Amazon Connect administrator can add that to the flow, for calls to come.',
  listen_phone_invalid:
    'Amazon Connect cannot ring you: the phone number of your desk phone is not valid. Correct it in your contact control panel.',
  listen_state:
    'This contact cannot be listened to now. It may have just ended, or your own contact control panel is closed or Offline, or your routing profile does not take its channel: open the panel, leave Offline, and try again.',
  listen_no_multiparty:
    'Listening needs multi-party calls, which are not enabled on this instance. An Amazon Connect administrator can enable them.',
  listen_no_agent:
    'No agent is on this contact yet, so there is nobody to listen to. Try again once an agent has taken it.',
  listen_channel: 'Only voice and chat can be listened to. Choose another contact.',
  listen_capabilities:
    'Amazon Connect did not accept the kind of monitoring asked for. An administrator should look at the log.',
  listen_too_many:
    'Amazon Connect allows no more listeners here: too many supervisors are on this contact, or you are on too many contacts. End what you listen to, or wait until another supervisor has ended.',
  listen_in_progress:
    'This was asked for a moment ago and is still being started. Look at your contact control panel.',
  redis_unavailable:
    "Floorwalker's memory (Redis) did not answer, so this cannot be looked up or changed just now. Try again in a minute.",
  record_unreadable:
    "What administrators set cannot be read from Floorwalker's memory (Redis), so nobody can be let through by it. An administrator has to look at the log.",
  groups_unread:
    "Groups of queues could not be read from Floorwalker's memory (Redis), so nobody can tell what is in them. Name the queues instead, or try again in a minute; if it stays so, an administrator has to look at the log.",
  slack_unavailable: 'Slack did not answer. Try again in a minute.',
  slack_timeout: 'Slack took too long to answer. Try again in a minute.',
  slack_throttled: 'Slack takes no more requests for the moment. Try again in some seconds.',
  slack_channel_gone:
    'This channel does not exist any more, is archived, or Floorwalker is not in it.',
  slack_channel_unfit:
    'Floorwalker cannot tell that this channel is not shared with another company, so it says nothing there.',
  slack_denied:
    "Slack refuses this to Floorwalker: its token is no longer valid or lacks a scope. An administrator has to look at the app's settings.",
  slack_rejected: 'Slack did not accept the message.',
  stopping: 'Floorwalker is restarting. Try again in a moment.',
};

const bug = 'Something went wrong inside Floorwalker. It is recorded and nothing more was done.';

/** The sentence for a code, or for a bug, with the reference under which the log has the rest. */
export function failureView(code: ErrorCode | undefined, reference: string): Message {
  const text = code === undefined ? bug : failureSentences[code];
  return {
    text: `${text} (reference ${reference})`,
    blocks: [section(text), context(`Reference \`${reference}\``)],
  };
}
