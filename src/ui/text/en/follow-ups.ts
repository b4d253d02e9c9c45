import type * as Japanese from '../follow-ups'

/** Sentences about questions and homework. */
export const FOLLOW_UP: typeof Japanese.FOLLOW_UP = {
  kind: 'Kind',
  kinds: { note: 'Note', question: 'Question', homework: 'Task' },
  saved: { note: 'The note has been saved.', question: 'The question has been saved.', homework: 'The task has been saved.' },
  owner: 'Division or role in charge',
  ownerHint: 'Write the name of a division or a role, not the name of a person.',
  day: 'Due date',
  meeting: 'Which meeting does it belong to?',
  noMeeting: 'No meeting',
  for: owner => `In charge: ${owner}`,
  forNobody: 'Nobody in charge yet',
  until: when => `Due: ${when}`,
  done: { question: 'Answered', homework: 'Done' },
  finish: { question: 'Answered', homework: 'Done' },
  reopen: 'Open again',
  finished: 'Noted.',
  filter: 'What to show',
  all: 'Everything',
  waiting: 'Open questions and tasks',
  ofMeeting: 'Notes, questions and tasks of this meeting',
  ofMeetingNone: 'There are none yet. Press “Write a note” on a line of the agenda, and it is listed here. So is what you write on an item as a “Question” or a “Task”.',
}
