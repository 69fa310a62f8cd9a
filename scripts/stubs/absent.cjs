// Stands in the bundle for what dockerode carries and we never call: gRPC and protobufjs (BuildKit sessions)
// and ssh2 (`DOCKER_HOST=ssh://…`). They are 700 kB of dockerode's 890.
class Client {
  constructor() {
    throw new Error(
      'Docker over ssh:// is not part of CodeBuild Workbench. Forward the socket and use unix:// or tcp://.',
    );
  }
}
module.exports = { Client };
