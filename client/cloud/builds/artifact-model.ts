import type { RemoteArtifact } from '../../../core/builds/remote/artifacts';
import { isFolder } from '../../../core/builds/remote/artifacts';
import type { NodeModel } from '../../node';
import { join } from '../../status';

/** An artifact of a build in S3. */
export function artifactModel(artifact: RemoteArtifact, { hasConsole }: { hasConsole: boolean }): NodeModel {
  const { identifier, bucket, key, sha256, location } = artifact;
  const name = identifier ?? 'Primary artifact';
  const place = key === '' ? bucket : `${bucket}/${key}`;
  return {
    label: name,
    description: place,
    tooltip: join(
      [
        identifier === undefined ? name : `Secondary artifact ${identifier}`,
        isFolder(artifact) ? `Objects below ${place}` : `Object ${place}`,
        `Location ${location}`,
        sha256 && `SHA-256 ${sha256}`,
      ],
      '\n',
    ),
    icon: { id: isFolder(artifact) ? 'folder' : 'file-zip' },
    contextValue: join(['artifact downloadable located', hasConsole ? 'console' : ''], ' '),
    children: 'none',
    accessibilityLabel: `${identifier === undefined ? name : `Secondary artifact ${identifier}`}, ${place}`,
  };
}
