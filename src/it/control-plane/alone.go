package main

import (
	"context"
	"net/url"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"
	"go.etcd.io/etcd/server/v3/embed"
	"k8s.io/component-base/cli"
	apiserverapp "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllersapp "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	schedulerapp "k8s.io/kubernetes/cmd/kube-scheduler/app"
	kwokconfig "sigs.k8s.io/kwok/pkg/config"
	kwokcmd "sigs.k8s.io/kwok/pkg/kwok/cmd"
	kwoklog "sigs.k8s.io/kwok/pkg/log"
)

// alone runs one part as the program of that name does, where this program is called by that name, and does not come back then. So the way
// to start programs that someone has can be tested where nobody has any.
func alone() {
	switch filepath.Base(os.Args[0]) {
	case "etcd":
		os.Exit(etcd())
	case "kube-apiserver":
		os.Exit(cli.Run(apiserverapp.NewAPIServerCommand()))
	case "kube-controller-manager":
		os.Exit(cli.Run(controllersapp.NewControllerManagerCommand()))
	case "kube-scheduler":
		os.Exit(cli.Run(schedulerapp.NewSchedulerCommand()))
	case "kwok":
		os.Exit(kwok())
	}
}

// etcd knows the flags that a single member needs.
func etcd() int {
	config := embed.NewConfig()
	flags := pflag.NewFlagSet("etcd", pflag.ExitOnError)
	flags.StringVar(&config.Dir, "data-dir", "", "")
	flags.StringVar(&config.InitialCluster, "initial-cluster", "", "")
	flags.BoolVar(&config.UnsafeNoFsync, "unsafe-no-fsync", false, "")
	flags.StringVar(&config.LogLevel, "log-level", "error", "")
	urls := map[string]*[]url.URL{
		"listen-client-urls":          &config.ListenClientUrls,
		"advertise-client-urls":       &config.AdvertiseClientUrls,
		"listen-peer-urls":            &config.ListenPeerUrls,
		"initial-advertise-peer-urls": &config.AdvertisePeerUrls,
	}
	for name := range urls {
		flags.String(name, "", "")
	}
	flags.Parse(os.Args[1:])
	for name, place := range urls {
		parsed, err := url.Parse(flags.Lookup(name).Value.String())
		if err != nil {
			return 1
		}
		*place = []url.URL{*parsed}
	}
	server, err := embed.StartEtcd(config)
	if err != nil {
		return 1
	}
	<-server.Err()
	return 1
}

func kwok() int {
	flags := pflag.NewFlagSet("kwok", pflag.ContinueOnError)
	flags.ParseErrorsAllowlist.UnknownFlags = true
	ctx, _ := kwoklog.InitFlags(context.Background(), flags)
	ctx, err := kwokconfig.InitFlags(ctx, flags)
	if err != nil {
		return 1
	}
	command := kwokcmd.NewCommand(ctx)
	// Its --version would be that of Kubernetes, which is of another type.
	command.Version = ""
	command.PersistentFlags().AddFlagSet(flags)
	if err := command.ExecuteContext(ctx); err != nil {
		return 1
	}
	return 0
}
