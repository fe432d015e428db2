import type { Help } from '../help.ts';

/** What can be typed after `/monitor`: first what is used every day, then what is asked and set once in a while. */
export const monitorHelp: Help = {
  name: 'monitor',
  summary: 'listen to an agent silently, in your own contact control panel',
  usage: [
    ['', 'the live contacts of your view, longest first; `all` for everybody’s'],
    ['[agent]', 'their live call or chat; @mention works too'],
    ['[contact id]', 'this contact'],
    ['[agent] reason:"coaching"', 'with the reason, where one is asked for'],
    ['[queue]', 'what there is to listen to there; so does any filter: `team:East state:on-hold`'],
    ['longest [filters]', 'the longest live contact of your view, or of this part of it'],
    [
      'barge [agent]',
      'listen, with barge-in offered in your control panel, after a question; `barge longest` too',
    ],
  ],
  more: [
    {
      title: 'Later, now and who you are',
      usage: [
        ['when-free [agent]', 'as soon as they take a contact, within 15 minutes'],
        ['requests', 'what you asked for so; `cancel [id]` takes it back'],
        ['sessions', 'who listens to whom'],
        ['whoami', 'which Amazon Connect user you are, and what you may'],
      ],
    },
    {
      title: 'For administrators',
      usage: [
        ['on', 'turns listening on for everybody, after a question; `off` at once'],
        ['rules', 'every rule on one page'],
        ['scope @sam team:North', 'who may hear whom'],
        ['never queue:Legal', 'whom and what nobody listens to'],
        ['step-in on', 'whether Listen offers barge-in as well'],
        ['ask-reason on', 'whether a reason is asked for'],
        ['tell-agents before', 'whether agents are told, and when'],
        ['link @sam sam.okafor', 'who is which Amazon Connect user; `unlink @sam`, `links`'],
        ['audit', 'who did what; `verify`, `export`, `keep`, `channel`'],
      ],
    },
  ],
  example: 'Maria Lindqvist',
};
