import type { Operation } from '../operation';

/** Sources are folders of this computer: nobody needs credentials for them. */
export const listSourceCredentials: Operation = () => ({ sourceCredentialsInfos: [] });
