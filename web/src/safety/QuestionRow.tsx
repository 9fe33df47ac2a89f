/** One row of safety questions; a yes or a "not sure" unfolds its members in place. */
import type { Answer } from '../engine/engine';
import { useText } from '../texts/text';
import { YesUnsureNo } from '../ui/YesUnsureNo';
import {
  answerFlag,
  answerFollowUp,
  answerRow,
  denyOtherMembers,
  isComplete,
  isUnfolded,
  openFollowUps,
  splitLead,
  type Given,
  type Member,
  type Row,
} from './safety.model';

type Props = {
  row: Row;
  given: Given;
  missing: readonly string[];
  onGiven: (given: Given) => void;
  onComplete: (member: Member, given: Given) => void;
};

export function Question({ text }: { text: string }) {
  const { lead, rest } = splitLead(text);
  return (
    <>
      {lead ? <b>{lead}</b> : null}
      {rest}
    </>
  );
}

export function useAnswerWords(): Record<Answer, string> {
  const t = useText('safety');
  return { yes: t('yes'), unknown: t('not_sure'), no: t('no') };
}

export function QuestionRow({ row, given, missing, onGiven, onComplete }: Props) {
  const t = useText('safety');
  const words = useAnswerWords();
  const keep = (next: Given, member?: Member) => {
    onGiven(next);
    if (member && isComplete(member, next)) onComplete(member, next);
  };
  const single = row.folded ? undefined : row.members[0];
  const unfolded = isUnfolded(row, given);
  const open = row.members.filter((member) => given.flags[member.id] === undefined);
  const rowId = single ? single.id : `row-${row.group}`;
  return (
    <div className="flow-row">
      <YesUnsureNo
        id={rowId}
        question={<Question text={row.question} />}
        value={given.rows[row.group]}
        words={words}
        error={single && missing.includes(single.id) ? t('missing_here') : null}
        onAnswer={(answer) => keep(answerRow(given, row, answer), single)}
      >
        {single ? (
          <FollowUps member={single} given={given} missing={missing} onGiven={keep} />
        ) : null}
        {single && given.flags[single.id] === 'unknown' ? (
          <p className="note plain">{t('not_sure_note')}</p>
        ) : null}
      </YesUnsureNo>
      {unfolded ? (
        <div className="flow-members">
          <p className="small">
            <b>{given.rows[row.group] === 'yes' ? t('which') : t('which_not_sure')}</b>
          </p>
          {row.members.map((member) => (
            <MemberQuestion
              key={member.id}
              member={member}
              given={given}
              missing={missing}
              onGiven={keep}
            />
          ))}
          {open.length > 0 && open.length < row.members.length ? (
            <button
              type="button"
              className="btn line flow-others"
              onClick={() => keep(denyOtherMembers(given, row))}
            >
              {t('no_to_others')}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

type MemberProps = {
  member: Member;
  given: Given;
  missing: readonly string[];
  onGiven: (given: Given, member?: Member) => void;
};

function MemberQuestion({ member, given, missing, onGiven }: MemberProps) {
  const t = useText('safety');
  const words = useAnswerWords();
  return (
    <YesUnsureNo
      inner
      id={member.id}
      question={member.question}
      value={given.flags[member.id]}
      words={words}
      error={missing.includes(member.id) ? t('missing_here') : null}
      onAnswer={(answer) => onGiven(answerFlag(given, member, answer), member)}
    >
      <FollowUps member={member} given={given} missing={missing} onGiven={onGiven} />
      {given.flags[member.id] === 'unknown' ? (
        <p className="note plain">{t('not_sure_note')}</p>
      ) : null}
    </YesUnsureNo>
  );
}

function FollowUps({ member, given, missing, onGiven }: MemberProps) {
  const t = useText('safety');
  const words = useAnswerWords();
  return openFollowUps(member, given).map((own) => (
    <div key={own.id} className="flow-followup">
      <YesUnsureNo
        id={own.id}
        question={
          <>
            <b>{t('follow_up')}</b> {own.question}
          </>
        }
        value={given.flags[own.id]}
        words={words}
        error={missing.includes(own.id) ? t('missing_here') : null}
        onAnswer={(answer) => onGiven(answerFollowUp(given, own.id, answer), member)}
      />
    </div>
  ));
}
