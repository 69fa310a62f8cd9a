// Stands in the bundle for what dockerode carries and we never call: gRPC and protobufjs (BuildKit sessions), ssh2
// (`DOCKER_HOST=ssh://…`), which are 700 kB of dockerode's 890, and what packs folders for `docker build`, which takes time to load.
class Client {
  constructor() {
    throw new Error(
      'Docker over ssh:// is not part of CodeBuild Workbench. Forward the socket and use unix:// or tcp://.',
    );
  }
}
module.exports = { Client };
