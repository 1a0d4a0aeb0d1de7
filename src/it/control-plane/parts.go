package main

import (
	"context"
	_ "embed"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"
	"go.etcd.io/etcd/server/v3/embed"
	logsapi "k8s.io/component-base/logs/api/v1"
	apiserverapp "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllersapp "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	schedulerapp "k8s.io/kubernetes/cmd/kube-scheduler/app"
	scheduleroptions "k8s.io/kubernetes/cmd/kube-scheduler/app/options"
	kwokconfig "sigs.k8s.io/kwok/pkg/config"
	kwokcmd "sigs.k8s.io/kwok/pkg/kwok/cmd"
	kwoklog "sigs.k8s.io/kwok/pkg/log"
)

//go:embed stages.yaml
var stagesFile []byte

func init() {
	// The parts share one logger, and each sets it up the same way.
	logsapi.ReapplyHandling = logsapi.ReapplyHandlingIgnoreUnchanged
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port, nil
}

func startEtcd(folder string) (*embed.Etcd, error) {
	config := embed.NewConfig()
	config.Dir = filepath.Join(folder, "etcd")
	config.LogLevel = "error"
	// A test's data need not outlive a power cut.
	config.UnsafeNoFsync = true
	client := url.URL{Scheme: "http", Host: "127.0.0.1:0"}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	peer := url.URL{Scheme: "http", Host: fmt.Sprintf("127.0.0.1:%d", port)}
	config.ListenClientUrls = []url.URL{client}
	config.AdvertiseClientUrls = []url.URL{client}
	config.ListenPeerUrls = []url.URL{peer}
	config.AdvertisePeerUrls = []url.URL{peer}
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	etcd, err := embed.StartEtcd(config)
	if err != nil {
		return nil, err
	}
	<-etcd.Server.ReadyNotify()
	return etcd, nil
}

func apiServer(k *keys, etcd string, port int) func(context.Context) error {
	return func(ctx context.Context) error {
		way, err := wayIntoPods(filepath.Dir(k.folder))
		if err != nil {
			return err
		}
		command := apiserverapp.NewAPIServerCommand()
		command.SetArgs(append([]string{
			"--etcd-servers=http://" + etcd,
			"--bind-address=127.0.0.1",
			"--advertise-address=127.0.0.1",
			fmt.Sprintf("--secure-port=%d", port),
			"--tls-cert-file=" + k.file("apiserver.crt"),
			"--tls-private-key-file=" + k.file("apiserver.key"),
			"--client-ca-file=" + k.file("ca.crt"),
			"--authorization-mode=Node,RBAC",
			"--allow-privileged=true",
			"--service-cluster-ip-range=10.96.0.0/12",
			"--service-account-issuer=https://kubernetes.default.svc",
			"--service-account-key-file=" + k.file("service-accounts.key"),
			"--service-account-signing-key-file=" + k.file("service-accounts.key"),
			"--requestheader-client-ca-file=" + k.file("front-proxy-ca.crt"),
			"--requestheader-allowed-names=front-proxy-client",
			"--requestheader-extra-headers-prefix=X-Remote-Extra-",
			"--requestheader-group-headers=X-Remote-Group",
			"--requestheader-username-headers=X-Remote-User",
			"--proxy-client-cert-file=" + k.file("front-proxy-client.crt"),
			"--proxy-client-key-file=" + k.file("front-proxy-client.key"),
			"--profiling=false",
			"--vmodule=" + os.Getenv("VMODULE"),
		}, way...))
		return command.ExecuteContext(ctx)
	}
}

// wayIntoPods gives the flags with which the API server reaches pods' addresses through an HTTP proxy on a Unix socket, as with
// konnectivity. There is no network behind those addresses here; whoever plays a pod is found by the proxy.
func wayIntoPods(folder string) ([]string, error) {
	proxy := os.Getenv("EGRESS_PROXY")
	if proxy == "" {
		return nil, nil
	}
	file := filepath.Join(folder, "egress.yaml")
	return []string{"--egress-selector-config-file=" + file, "--enable-aggregator-routing=true"},
		os.WriteFile(file, []byte(`apiVersion: apiserver.k8s.io/v1beta1
kind: EgressSelectorConfiguration
egressSelections:
- name: cluster
  connection:
    proxyProtocol: HTTPConnect
    transport: {uds: {udsName: "`+proxy+`"}}
`), 0o600)
}

func controllerManager(k *keys, kubeconfig string) func(context.Context) error {
	return func(ctx context.Context) error {
		command := controllersapp.NewControllerManagerCommand()
		command.SetArgs([]string{
			"--kubeconfig=" + kubeconfig,
			"--leader-elect=false",
			"--secure-port=0",
			"--use-service-account-credentials=true",
			"--service-account-private-key-file=" + k.file("service-accounts.key"),
			"--root-ca-file=" + k.file("ca.crt"),
			"--horizontal-pod-autoscaler-sync-period=" + env("HPA_SYNC_PERIOD", "15s"),
			"--kube-api-qps=500",
			"--kube-api-burst=1000",
			"--profiling=false",
			"--vmodule=" + os.Getenv("VMODULE"),
		})
		return command.ExecuteContext(ctx)
	}
}

// scheduler is not run as a command: that would take the process's signals, which the API server has taken already.
func scheduler(kubeconfig string) func(context.Context) error {
	return func(ctx context.Context) error {
		options := scheduleroptions.NewOptions()
		flags := pflag.NewFlagSet("kube-scheduler", pflag.ContinueOnError)
		for _, set := range options.Flags.FlagSets {
			flags.AddFlagSet(set)
		}
		if err := flags.Parse([]string{
			"--kubeconfig=" + kubeconfig, "--leader-elect=false", "--secure-port=0", "--vmodule=" + os.Getenv("VMODULE"),
		}); err != nil {
			return err
		}
		completed, instance, err := schedulerapp.Setup(ctx, options)
		if err != nil {
			return err
		}
		return schedulerapp.Run(ctx, completed, instance)
	}
}

// kubelets stands in for them: pods of its nodes become ready, and end when they are deleted, without a container behind them.
func kubelets(kubeconfig string) func(context.Context) error {
	return func(ctx context.Context) error {
		if err := makeNode(ctx, kubeconfig); err != nil {
			return err
		}
		stages := filepath.Join(filepath.Dir(kubeconfig), "stages.yaml")
		if err := os.WriteFile(stages, stagesFile, 0o600); err != nil {
			return err
		}
		flags := pflag.NewFlagSet("kwok", pflag.ContinueOnError)
		flags.ParseErrorsAllowlist.UnknownFlags = true
		saved := os.Args
		os.Args = []string{saved[0], "--config=" + stages}
		ctx, _ = kwoklog.InitFlags(ctx, flags)
		ctx, err := kwokconfig.InitFlags(ctx, flags)
		os.Args = saved
		if err != nil {
			return err
		}
		command := kwokcmd.NewCommand(ctx)
		// Its --version would be that of Kubernetes, which is of another type.
		command.Version = ""
		command.SetArgs([]string{"--kubeconfig=" + kubeconfig, "--manage-all-nodes=true", "--node-lease-duration-seconds=40",
			"--cidr=10.244.0.0/16", "--node-ip=172.18.0.2"})
		return command.ExecuteContext(ctx)
	}
}

func env(name, usual string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return usual
}
