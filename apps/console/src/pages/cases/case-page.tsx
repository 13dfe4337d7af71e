import type { CaseView } from '@stafett/schemas';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../act/last-word.tsx';
import type { Word } from '../../act/word.ts';
import { useFormat } from '../../format/use-format.ts';
import { ActionMenu } from '../../parts/action-menu.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { hasRole, useMe } from '../../session/me.ts';
import { useCauseName } from '../coordination/use-cause-name.ts';
import { ProtectedMark } from '../protected-identity/protected-mark.tsx';
import { taskTitle } from '../tasks/task-words.ts';
import { CaseParts } from './case-parts.tsx';
import { CaseSentence } from './case-sentence.tsx';
import { OutOfSight } from './out-of-sight.tsx';
import { Paused } from './paused.tsx';
import { otherActs, primaryTask, withoutTask } from './primary-act.ts';
import { SamePerson } from './same-person.tsx';
import { Transferred } from './transferred.tsx';
import { isOutOfSight, useCase } from './use-case.ts';
import { actPlace, caseActs, casePlace, workPlace } from './ways.ts';

const route = getRouteApi('/arenden/$caseId');

const Actions = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const task = primaryTask(view, me);
  const work = task && workPlace(task);
  const toDo = task
    ? undefined
    : withoutTask(view, { unit: me.unit, mayCall: me.places.length > 0 && hasRole(me, 'coach', 'manager') });
  const others = otherActs(view)
    .map((act) => ({ act, place: actPlace(view.caseId, act) }))
    // What the button beside it leads to is not offered twice.
    .filter(({ place }) => JSON.stringify(place.params) !== JSON.stringify((work ?? toDo?.place)?.params));
  return (
    <>
      {task && (
        <Link {...work} className="button button-primary">
          {taskTitle(t, task)}
        </Link>
      )}
      {toDo && (
        <Link {...toDo.place} className="button button-primary">
          {'act' in toDo ? t(`command.${caseActs[toDo.act]}`) : t(`casePage.toDo.${toDo.words}`)}
        </Link>
      )}
      <ActionMenu
        actions={others.map(({ act, place }) => ({
          id: act,
          label: t(`command.${caseActs[act]}`),
          act: () => void navigate(place),
          danger: act === 'avsluta',
        }))}
      />
    </>
  );
};

const Stalled = ({ stalled }: { stalled: NonNullable<CaseView['stalled']> }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const causeName = useCauseName();
  return (
    <Notice kind="warning" title={t('casePage.stalled', { for: format.lasted(stalled.workingDays) })}>
      <p>{t('casePage.stalledCause', { cause: causeName(stalled.cause) })}</p>
    </Notice>
  );
};

const OnThisPage = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation();
  const parts = [
    ['deltagare', 'casePage.participant', view.identity !== undefined || view.facts !== undefined],
    ['uppgifter', 'casePage.tasks', view.phase !== 'closed'],
    ['kontakter', 'contactsPage.part', view.identity !== undefined],
    ['plan', 'casePage.planTitle', view.plan !== undefined || view.followUps !== undefined],
    ['moten', 'casePage.meetings', view.meetings !== undefined],
    ['overlamningar', 'casePage.handovers', view.handovers !== undefined],
    ['delning', 'casePage.sharing', true],
    ['historik', 'history.title', view.history !== undefined],
  ] as const;
  return (
    <nav aria-label={t('page.onThisPage')} className="on-this-page no-print">
      <ul>
        {parts.map(
          ([id, words, there]) =>
            there && (
              <li key={id}>
                <Link {...casePlace(view.caseId, id)}>{t(words)}</Link>
              </li>
            ),
        )}
      </ul>
    </nav>
  );
};

const Opened = ({ view, tell }: { view: CaseView; tell: (word: Word | undefined) => void }) => (
  <>
    <ProtectedMark view={view} />
    <CaseSentence view={view} />
    {view.transfers?.slice(-1).map((transfer) => (
      <Transferred key={transfer.at} caseId={view.caseId} transfer={transfer} />
    ))}
    {view.wait && <Paused caseId={view.caseId} wait={view.wait} />}
    {view.stalled && <Stalled stalled={view.stalled} />}
    <SamePerson view={view} />
    <OnThisPage view={view} />
    <CaseParts view={view} tell={tell} />
  </>
);

/** Ärende: where it stands, what one can do, and what it holds. */
export const CasePage = () => {
  const { t } = useTranslation();
  const { caseId }: { caseId: string } = route.useParams();
  const query = useCase(caseId);
  const { told, tell } = useWord(true);
  // Somebody may have had it open when it was closed to them: what they were shown goes too.
  const isGone = isOutOfSight(query);
  const view = isGone ? undefined : query.data;
  return (
    <Page
      wide
      title={view ? t('actForm.of', { code: view.caseCode }) : t('casePage.title')}
      above={view?.insatsName}
      actions={view && <Actions view={view} />}
    >
      {/* Also when the act has ended one's part in the case, so that it can't be opened any more. */}
      {told}
      {isGone ? <OutOfSight /> : <Loaded query={query}>{(found) => <Opened view={found} tell={tell} />}</Loaded>}
    </Page>
  );
};
