import type { Help } from '../help.ts';

/** What can be typed after `/alerts`: first what is used every day, then the rest by what it is for. */
export const alertsHelp: Help = {
  name: 'alerts',
  summary: 'be told in a channel when a queue or an agent needs somebody',
  usage: [
    ['', 'all rules with their present state; `list mine` for your own'],
    [
      'add queue-wait [queue] over [time] in #channel',
      'set a rule; times are 90s, 5m, 1h30m or 5 min',
    ],
    ['add-form', 'the same as a form, with everything a rule can say'],
    ['presets', 'rules for voice and chat to start from'],
    ['edit [id] over 6m', 'changes what you name; `pause`, `resume`, `remove`, `undo [id]` too'],
    ['history [queue] [7d]', 'what fired, for how long, and who took it'],
    ['health', 'whether checks run, and what does not work'],
  ],
  more: [
    {
      title: 'What a rule can say',
      usage: [
        [
          'add oldest | waiting | missed | available | staffed | service-level | abandonment …',
          'other figures; missed, service-level and abandonment of a time: `within 15m`',
        ],
        [
          'add nobody-staffed | idle-agents [queue]',
          'contacts wait and nobody is staffed, or somebody is available',
        ],
        [
          'add agent-state after-contact-work team:East over 5m',
          'an agent too long in a state; `status:Lunch` too',
        ],
        [
          '… Billing, Sales | group:EMEA | profile:Voice | team:East | agent:Maria | all',
          'of what',
        ],
        [
          '… for 2m critical 10m clear 4m keep 1m',
          'only after a time, a worse level, when it is over',
        ],
        ['… when open | when mon-fri 08:00-18:00 Europe/Berlin', 'at which hours'],
        ['… mention @leads during mon-fri 08:00-18:00 mention critical @sam', 'whom it calls'],
        ['… escalate 10m @maya ack-holds 30m repeat 30m', 'who is next, and when it is said again'],
        ['… channel:voice no-data alert grouped webhook runbook https://… note "…"', 'the rest'],
      ],
    },
    {
      title: 'Alerts that fire',
      usage: [
        ['silence queue:Billing for 2h', 'quiet for a while; `silences` lists, `lift [id]` ends'],
        ['test [id]', 'posts a marked test message and changes nothing'],
        ['duplicate [id] Sales', 'a rule like that one, with what you name changed'],
      ],
    },
    {
      title: 'Rules as a file',
      usage: [
        ['export', 'sends you all rules as YAML; `export mine`'],
        ['import', 'reads such a file and shows the difference first; `import replace`'],
      ],
    },
    {
      title: 'For administrators',
      usage: [
        ['settings', 'who sees and who makes rules: `settings make @leads`'],
        ['settings digest 20', 'how many messages a channel takes in an hour'],
        ['summary #floor daily 18:00 Europe/Berlin', 'a summary of alerts on a timetable'],
      ],
    },
  ],
  example: 'add queue-wait Billing over 5m for 2m critical 10m in #floor mention @leads',
};
