import { FakeAuditLog } from './audit-log.ts';
import { FakeListenAttempts } from './listen-attempts.ts';
import { FakeListenSessions } from './listen-sessions.ts';
import { FakePrivateMessages } from './private-messages.ts';

/** What listening is kept in and said by, all in memory; counts how often somebody was to follow the sessions. */
export function listenMemory() {
  const followed = { times: 0 };
  return {
    listenSessions: new FakeListenSessions(),
    listenAttempts: new FakeListenAttempts(),
    audit: new FakeAuditLog(),
    privateMessages: new FakePrivateMessages(),
    followed,
    sessionStarted: () => {
      followed.times += 1;
    },
  };
}
