import './imports.css';
import type { IsoDate } from '@stafett/domain';
import type { ImportReport, ImportRequest } from '@stafett/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../act/use-save.ts';
import { FormButtons } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { TextField } from '../../form/text-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { importPage } from '../../i18n/sv/imports.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { api } from '../../trpc.ts';
import { FaultTable } from './fault-table.tsx';
import { FileField } from './file-field.tsx';
import { ImportList } from './import-list.tsx';
import { LIST_NAME, listNameOf, type ReadFile } from './read-file.ts';

addRoom({ importPage });

type ImportValues = { file: ReadFile | null; list: string; asOf: IsoDate | '' };
type Stage =
  | { readonly type: 'choosing' }
  | { readonly type: 'refused'; readonly report: ImportReport; readonly attempt: number }
  | { readonly type: 'checked'; readonly report: ImportReport; readonly request: ImportRequest }
  | { readonly type: 'started'; readonly report: ImportReport };

// As data/README.md names them: they are the file's own headings, in no language but theirs.
const columnsMust =
  'ref, insats, kommun, kon, fodelsear, aktualiserad_av, aktualiserad, start, forsorjning_start, forsorjning_nu, fas, avslutad, avslutsorsak';
const columnsMay = 'namn, personnummer';

const ChooseFile = ({ checked }: { checked: (report: ImportReport, request: ImportRequest) => void }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<ImportValues>({ file: null, list: '', asOf: '' });
  const check = useSave(api.imports.check.mutationOptions());
  return (
    <Form
      form={form}
      refusal={check.refusal}
      onSubmit={async ({ file, list, asOf }) => {
        if (file?.type !== 'text' || asOf === '') return;
        const request = { list: list.trim(), csv: file.csv, asOf };
        const report = await check.send(request);
        if (report) checked(report, request);
      }}
    >
      <FileField
        name="file"
        label={t('importPage.file')}
        onRead={({ name }) => {
          if (form.getValues('list') === '') form.setValue('list', listNameOf(name));
        }}
      />
      <TextField<ImportValues>
        name="list"
        label={t('importPage.list')}
        hint={t('importPage.listHint')}
        characters={24}
        maxLength={80}
        validate={(value) => (LIST_NAME.test(value) ? undefined : t('importPage.listWrong'))}
      />
      <DateField<ImportValues>
        name="asOf"
        label={t('importPage.asOf')}
        inErrors={t('importPage.asOfInErrors')}
        lean="back"
        latest={format.today}
      />
      <FormButtons>
        <Button type="submit" kind="primary" working={check.working}>
          {t('importPage.check')}
        </Button>
      </FormButtons>
    </Form>
  );
};

const Refused = ({ report }: { report: ImportReport }) => {
  const { t } = useTranslation();
  return (
    <>
      <Notice kind="problem" focus title={t('importPage.wrong.title', { count: report.errors.length })}>
        <p>{t('importPage.wrong.text')}</p>
      </Notice>
      <FaultTable caption={t('importPage.wrong.caption')} faults={report.errors} />
    </>
  );
};

const Counted = ({ report }: { report: ImportReport }) => {
  const { t } = useTranslation();
  return (
    <ul className="counted">
      <li>{t('importPage.checked.rows', { count: report.rows })}</li>
      <li>{t('importPage.checked.new', { count: report.new })}</li>
      {report.unchanged > 0 && <li>{t('importPage.checked.unchanged', { count: report.unchanged })}</li>}
      {report.resumed > 0 && <li>{t('importPage.checked.resumed', { count: report.resumed })}</li>}
    </ul>
  );
};

const Checked = ({
  report,
  request,
  ran,
  again,
}: {
  report: ImportReport;
  request: ImportRequest;
  ran: (report: ImportReport) => void;
  again: () => void;
}) => {
  const { t } = useTranslation();
  const run = useSave(api.imports.run.mutationOptions());
  const todo = report.new + report.resumed;
  return (
    <>
      <Notice
        kind={todo > 0 ? 'done' : 'info'}
        focus
        title={t(todo > 0 ? 'importPage.checked.title' : 'importPage.checked.nothing')}
      >
        {todo > 0 ? <Counted report={report} /> : <p>{t('importPage.checked.nothingText')}</p>}
      </Notice>
      {run.refusal && <Notice kind="problem" focus title={run.refusal.words} />}
      <div className="buttons">
        {todo > 0 && (
          <Button
            kind="primary"
            working={run.working}
            onClick={async () => {
              const answer = await run.send(request);
              if (answer) ran(answer);
            }}
          >
            {t('importPage.run', { count: todo })}
          </Button>
        )}
        <Button onClick={again}>{t('importPage.otherFile')}</Button>
      </div>
    </>
  );
};

/** Imports a participant list: check first, then run; with any fault nothing is written. */
export const ImportPage = () => {
  const { t } = useTranslation();
  const [stage, setStage] = useState<Stage>({ type: 'choosing' });
  const refused = (report: ImportReport) =>
    setStage((was) => ({ type: 'refused', report, attempt: was.type === 'refused' ? was.attempt + 1 : 1 }));
  const choosing = stage.type === 'choosing' || stage.type === 'refused';

  return (
    <Page title={t('importPage.title')}>
      {stage.type === 'refused' && <Refused key={stage.attempt} report={stage.report} />}
      {stage.type === 'checked' && (
        <Checked
          report={stage.report}
          request={stage.request}
          again={() => setStage({ type: 'choosing' })}
          ran={(report) => (report.accepted ? setStage({ type: 'started', report }) : refused(report))}
        />
      )}
      {stage.type === 'started' && (
        <>
          <Notice kind="done" focus title={t('importPage.started.title')}>
            <Counted report={stage.report} />
            <p>{t('importPage.started.text')}</p>
            <p>{t('importPage.started.next')}</p>
          </Notice>
          <Button onClick={() => setStage({ type: 'choosing' })}>{t('importPage.otherFile')}</Button>
        </>
      )}
      {choosing && (
        <>
          <p>{t('importPage.lead')}</p>
          <p>{t('importPage.format')}</p>
          <details className="past">
            <summary>{t('importPage.columns')}</summary>
            <p>
              {t('importPage.columnsMust')} <code>{columnsMust}</code>
            </p>
            <p>
              {t('importPage.columnsMay')} <code>{columnsMay}</code>
            </p>
          </details>
          <ChooseFile
            checked={(report, request) =>
              report.accepted ? setStage({ type: 'checked', report, request }) : refused(report)
            }
          />
        </>
      )}
      <ImportList />
    </Page>
  );
};
