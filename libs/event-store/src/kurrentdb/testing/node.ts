import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import { uuidOf } from './messages.js';

const STREAMS = 'event_store.client.streams.streams';

/** A node of the cluster, as it says of itself and of others. */
export interface Member {
  readonly port: number;
  readonly isLeader: boolean;
}

export function supportedMethods(batchAppends: boolean): InstanceType<typeof features.SupportedMethods> {
  const supported = new features.SupportedMethods();
  supported.setEventStoreServerVersion('25.1.0');
  for (const name of ['read', 'append', ...(batchAppends ? ['batchappend'] : [])]) {
    const method = new features.SupportedMethod();
    method.setServiceName(STREAMS);
    method.setMethodName(name);
    supported.addMethods(method);
  }
  return supported;
}

export function clusterInfo(members: readonly Member[]): InstanceType<typeof gossip.ClusterInfo> {
  const info = new gossip.ClusterInfo();
  for (const { port, isLeader } of members) {
    const endpoint = new gossip.EndPoint();
    endpoint.setAddress('localhost');
    endpoint.setPort(port);
    const member = new gossip.MemberInfo();
    member.setInstanceId(uuidOf(crypto.randomUUID()));
    member.setIsAlive(true);
    member.setState(isLeader ? gossip.MemberInfo.VNodeState.LEADER : gossip.MemberInfo.VNodeState.FOLLOWER);
    member.setHttpEndPoint(endpoint);
    info.addMembers(member);
  }
  return info;
}
