import { addDays, type HandoverAction, type HandoverRoute, type IsoDate, purposesOfHandover } from '@stafett/domain';
import type { CaseView, Directory, HandoverPreview, PreviewHandoverRequest } from '@stafett/schemas';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { KeptDraft } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { leaveWord } from '../../act/word.ts';
import { type Draft, DraftStatus, useFormDraft } from '../../draft/use-form-draft.tsx';
import { FormButtons, RadioGroup, SelectField } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { problemOf, problemWords } from '../../problem.ts';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import type { ActFormProps } from '../cases/act-page.tsx';
import { filled } from '../cases/filled.ts';
import { casePlace } from '../cases/ways.ts';
import { askedOf, broughtIn, GroundFields, type GroundValues, groundAtFirst, type Told } from '../samtycke/ground.tsx';
import { PapersChoice, papersIn, usePapers } from './papers-choice.tsx';
import { partyName } from './party-names.ts';
import { ReceiverPreview } from './receiver-preview.tsx';

type Values = GroundValues & {
  route: HandoverRoute | '';
  unit: string;
  action: HandoverAction | '';
  answerBy: IsoDate | '';
  parallelSupportUntil: IsoDate | '';
  message: string;
  papers: string[];
};
type Route = CaseView['options']['handoverRoutes'][number];

/** Units of the agencies that the route leads to, but for the one that holds the case. */
const unitsFor = (route: Route, directory: Directory, holder: string) =>
  directory.agencies
    .filter(({ kind }) => route.to.includes(kind))
    .flatMap((agency) =>
      agency.units
        .filter(({ id }) => id !== holder)
        .map((unit) => ({ agency: agency.id, agencyName: agency.name, unit: unit.id, unitName: unit.name })),
    );

/** Whom the handover tells, once it is chosen. */
const toldBy = (
  route: Route | undefined,
  units: ReturnType<typeof unitsFor>,
  { unit, papers }: Pick<Values, 'unit' | 'papers'>,
): Told | undefined => {
  const to = route?.forum?.members ?? units.filter((each) => each.unit === unit);
  return route && to.length > 0
    ? { to, purposes: purposesOfHandover(route.route), withPapers: papers.length > 0 }
    : undefined;
};

const requestOf = (
  view: CaseView,
  directory: Directory,
  values: Values,
  own: string,
  today: IsoDate,
): PreviewHandoverRequest | undefined => {
  const { action, basis, answerBy, parallelSupportUntil, message } = values;
  const papers = papersIn(view).filter(({ value }) => values.papers.includes(value));
  const route = view.options.handoverRoutes.find((each) => each.route === values.route);
  if (!route || route.route === 'referral' || action === '' || basis === '' || answerBy === '') return undefined;
  const units = unitsFor(route, directory, view.holder.unit);
  const unit = units.find((each) => each.unit === values.unit);
  const to = route.forum
    ? ({ type: 'jointForum', forum: route.forum.id } as const)
    : unit && ({ type: 'unit', agency: unit.agency, unit: unit.unit } as const);
  if (!to) return undefined;
  const told = toldBy(route, units, { unit: values.unit, papers: papers.map(({ value }) => value) });
  return {
    caseId: view.caseId,
    route: route.route,
    to,
    action,
    basis,
    ...broughtIn(values, askedOf(own, view.samtycke, told, basis, today), told),
    answerBy,
    ...(parallelSupportUntil !== '' && { parallelSupportUntil }),
    ...filled({ message: message.trim() }),
    ...(papers.length > 0 && { papers: papers.map(({ link }) => link) }),
  };
};

const Fields = ({ view, directory }: { view: CaseView; directory: Directory }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { handoverRoutes, bases } = view.options;
  const papers = usePapers(view);
  const [chosen, unit, goAlong] = useWatch<Values, ['route', 'unit', 'papers']>({ name: ['route', 'unit', 'papers'] });
  const route = handoverRoutes.find((each) => each.route === chosen);
  const { getValues, setValue } = useFormContext<Values>();
  const units = useMemo(() => (route ? unitsFor(route, directory, view.holder.unit) : []), [route, directory, view]);
  useEffect(() => {
    if (!route) return;
    // What was chosen for another way may not be possible on this one.
    const { action, unit } = getValues();
    if (action !== '' && !route.actions.includes(action)) setValue('action', '');
    if (unit !== '' && !units.some((party) => party.unit === unit)) setValue('unit', '');
  }, [route, units, getValues, setValue]);
  return (
    <>
      <RadioGroup<Values>
        name="route"
        label={t('sendHandover.route')}
        choices={handoverRoutes.map(({ route: value, forum }) => ({
          value,
          label: t(`handoverRoute.${value}`),
          ...(forum && {
            hint: t('sendHandover.forumHint', { forum: forum.name, members: forum.members.map(partyName).join('; ') }),
          }),
        }))}
      />
      {route && !route.forum && (
        <SelectField<Values>
          name="unit"
          label={t('sendHandover.unit')}
          choices={units.map((party) => ({
            value: party.unit,
            label: partyName(party),
          }))}
        />
      )}
      {route && (
        <RadioGroup<Values>
          name="action"
          label={t('sendHandover.action')}
          choices={route.actions.map((action) => ({ value: action, label: t(`handoverAction.${action}`) }))}
        />
      )}
      <PapersChoice<Values> name="papers" papers={papers} hint={t('sendHandover.papersHint')} />
      <GroundFields bases={bases} told={toldBy(route, units, { unit, papers: goAlong })} known={view.samtycke} />
      <DateField<Values>
        name="answerBy"
        label={t('sendHandover.answerBy')}
        lean="ahead"
        earliest={addDays(format.today, 1)}
      />
      <DateField<Values>
        name="parallelSupportUntil"
        label={t('sendHandover.parallel')}
        hint={t('sendHandover.parallelHint')}
        lean="ahead"
        earliest={format.today}
        optional
      />
      <TextArea<Values>
        name="message"
        label={t('sendHandover.message')}
        hint={t('sendHandover.messageHint')}
        rows={6}
        optional
      />
    </>
  );
};

type Reviewed = { readonly request: PreviewHandoverRequest; readonly preview: HandoverPreview };

const Review = ({
  reviewed: { request, preview },
  draft,
  change,
}: {
  reviewed: Reviewed;
  draft: Draft;
  change: () => void;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const act = useAct(api.handovers.send.mutationOptions());
  const to = preview.receivers.map(({ party }) => partyName(party)).join('; ');
  const send = async () => {
    const answer = await act.send(request);
    if (!answer) return;
    if (answer.outcome === 'saved') void draft.discard();
    leaveWord({
      outcome: answer.outcome,
      title: t('sendHandover.done', { to }),
      text: [t('sendHandover.doneText', { date: format.date(request.answerBy) })],
      ...(answer.waitingFor && { waitingFor: answer.waitingFor }),
    });
    void navigate(casePlace(request.caseId));
  };
  return (
    <Unfolded title={t('sendHandover.reviewTitle')}>
      <p>{t('sendHandover.reviewText', { count: preview.receivers.length })}</p>
      {preview.receivers.map((receiver) => (
        <ReceiverPreview key={receiver.party.unit} receiver={receiver} papers={preview.papers} />
      ))}
      {act.refusal && <Notice kind="problem" focus title={act.refusal.words} />}
      <div className="buttons">
        <Button kind="primary" working={act.working} onClick={() => void send()}>
          {t('sendHandover.send')}
        </Button>
        <Button onClick={change}>{t('sendHandover.change')}</Button>
      </div>
    </Unfolded>
  );
};

const Writing = ({ view, directory }: { view: CaseView; directory: Directory }) => {
  const { t } = useTranslation();
  const { today } = useFormat();
  const me = useMe();
  const { caseId, options } = view;
  const first = options.handoverRoutes[0];
  const form = useForm<Values>({
    route: options.handoverRoutes.length === 1 && first ? first.route : '',
    unit: '',
    action: '',
    ...groundAtFirst(options.bases, today),
    answerBy: first?.answerBy ?? '',
    parallelSupportUntil: '',
    message: '',
    papers: [],
  });
  const draft = useFormDraft(form, { form: 'sendHandover', caseId });
  const preview = useMutation(api.handovers.preview.mutationOptions());
  const [reviewed, setReviewed] = useState<Reviewed>();
  const refusal = preview.error ? { words: problemWords(t, problemOf(preview.error)) } : undefined;

  const review = async (values: Values) => {
    const request = requestOf(view, directory, values, me.agency.id, today);
    if (!request) return;
    try {
      setReviewed({ request, preview: await preview.mutateAsync(request) });
    } catch {
      // What the api said no with stands above the form.
    }
  };

  if (!draft.ready) {
    return (
      <p className="loading" role="status">
        {t('page.loading')}
      </p>
    );
  }
  if (reviewed) return <Review reviewed={reviewed} draft={draft} change={() => setReviewed(undefined)} />;
  return (
    <Form form={form} onSubmit={review} refusal={refusal}>
      <p>{t('sendHandover.lead')}</p>
      <KeptDraft draft={draft} />
      <Fields view={view} directory={directory} />
      <div>
        <FormButtons>
          <Button type="submit" kind="primary" working={preview.isPending}>
            {t('sendHandover.review')}
          </Button>
          <Link {...casePlace(caseId)} className="button button-secondary">
            {t('form.cancel')}
          </Link>
        </FormButtons>
        <DraftStatus state={draft.state} />
      </div>
    </Form>
  );
};

/** A handover: to whom, what is asked, on what ground, answer by when; then exactly what the receiver will see, and only then it is sent. */
export const SendHandoverForm = ({ view }: ActFormProps) => {
  const query = useQuery(api.organisation.directory.queryOptions());
  return <Loaded query={query}>{(directory) => <Writing view={view} directory={directory} />}</Loaded>;
};
