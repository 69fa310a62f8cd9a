import { expect, it } from 'vitest';
import { variableRows } from '../../../../client/cloud/overrides/variable-rows';
import { aProject } from '../../../core/builds/remote/a-project';

it('lists the variables that are overridden and those of the project that are not, and shows no secret', () => {
  const rows = variableRows(
    [
      { name: 'STAGE', type: 'PLAINTEXT', value: 'prod' },
      { name: 'API_TOKEN', type: 'PLAINTEXT' },
    ],
    aProject(),
  );
  expect(rows).toEqual({
    own: [
      { name: 'STAGE', label: 'STAGE', description: 'prod' },
      { name: 'API_TOKEN', label: '$(lock) API_TOKEN', description: 'a secret' },
    ],
    ofProject: [
      { name: 'DB_URL', label: 'DB_URL', description: 'Parameter Store /web/db' },
      { name: 'DEPLOY_TOKEN', label: 'DEPLOY_TOKEN', description: 'hidden' },
    ],
  });
});
