import { describe, expect, it } from 'vitest';
import { repositoryOf } from '../../../../core/builds/remote/repository';

describe('an address of a repository', () => {
  it.each([
    ['https://github.com/octo/site.git', 'github.com/octo/site'],
    ['https://github.com/octo/site', 'github.com/octo/site'],
    ['https://github.com/octo/site/', 'github.com/octo/site'],
    ['https://GitHub.com/Octo/Site.git', 'github.com/octo/site'],
    ['https://user:ghp_x@github.com/octo/site.git', 'github.com/octo/site'],
    ['git@github.com:octo/site.git', 'github.com/octo/site'],
    ['github.com:octo/site', 'github.com/octo/site'],
    ['ssh://git@github.com/octo/site.git', 'github.com/octo/site'],
    ['ssh://git@ssh.github.com:443/octo/site.git', 'github.com/octo/site'],
    ['git://github.com/octo/site', 'github.com/octo/site'],
    ['https://ghe.corp.example:8443/team/site', 'ghe.corp.example/team/site'],
    ['git@ghe.corp.example:team/site.git', 'ghe.corp.example/team/site'],
    ['https://octo@bitbucket.org/octo/site.git', 'bitbucket.org/octo/site'],
    ['git@bitbucket.org:octo/site.git', 'bitbucket.org/octo/site'],
    ['ssh://git@altssh.bitbucket.org:443/octo/site.git', 'bitbucket.org/octo/site'],
    ['https://gitlab.com/group/sub/site.git', 'gitlab.com/group/sub/site'],
    ['git@gitlab.com:group/sub/site.git', 'gitlab.com/group/sub/site'],
    ['https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/Site', 'git-codecommit.eu-west-1/Site'],
    ['ssh://git-codecommit.eu-west-1.amazonaws.com/v1/repos/Site', 'git-codecommit.eu-west-1/Site'],
    ['ssh://APKA@git-codecommit.eu-west-1.amazonaws.com/v1/repos/Site', 'git-codecommit.eu-west-1/Site'],
    ['codecommit::eu-west-1://Site', 'git-codecommit.eu-west-1/Site'],
    ['codecommit::eu-west-1://dev@Site', 'git-codecommit.eu-west-1/Site'],
  ])('%s is %s', (address, repository) => {
    expect(repositoryOf(address)).toBe(repository);
  });

  it.each([
    '',
    '/srv/git/site.git',
    '../site',
    'C:\\work\\site',
    'C:/work/site',
    'file:///srv/git/site.git',
    'bucket/source.zip',
    'arn:aws:s3:::bucket/source.zip',
    'https://github.com/',
    'https://github.com/octo',
    'codecommit://Site',
    'CODEBUILD_DEFAULT_WEBHOOK_SOURCE_LOCATION',
  ])('%s names no repository on a server', (address) => {
    expect(repositoryOf(address)).toBeUndefined();
  });
});
