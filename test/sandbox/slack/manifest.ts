/** The manifest of a small app that uses everything the stand-in offers. */
export const testManifest = {
  display_information: { name: 'Test app' },
  features: {
    app_home: { home_tab_enabled: true },
    shortcuts: [{ name: 'Open', type: 'global', callback_id: 'open_form', description: 'A form' }],
    slash_commands: [
      { command: '/echo', description: 'Says it back', usage_hint: '[text]', should_escape: true },
      { command: '/plain', description: 'The same, unescaped', should_escape: false },
      { command: '/silent', description: 'Never acknowledged' },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        'commands',
        'chat:write',
        'users:read',
        'users:read.email',
        'channels:read',
        'channels:history',
        'groups:read',
        'im:write',
        'usergroups:read',
      ],
      bot_optional: ['files:write'],
    },
  },
  settings: {
    event_subscriptions: { bot_events: ['app_home_opened', 'message.im'] },
    interactivity: {
      is_enabled: true,
      message_menu_options_url: 'https://app.example/slack/events',
    },
  },
};

export const botToken = 'xoxb-test';
export const appToken = 'xapp-test';
export const signingSecret = 'a-signing-secret';

export const sam = 'U0SAM00001';
export const lea = 'U0LEA00001';
export const gus = 'U0GUS00001';
export const pat = 'U0STR00001';
export const floor = 'C0FLOOR001';
export const general = 'C0GENERAL1';
export const shared = 'C0SHARED01';
