// Command control-plane is a real Kubernetes control plane for tests: etcd, kube-apiserver, kube-controller-manager, kube-scheduler,
// and kwok in the place of kubelets, all in this process and on the loopback address, with TLS and RBAC on.
//
//	control-plane FOLDER
//
// It keeps everything below FOLDER, which must be there, prints "ready KUBECONFIG" when its one node is Ready, and ends, with all its
// parts, on SIGTERM or when its standard input is closed. What the parts log goes to FOLDER/control-plane.log.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

// Longer than a cold start on two busy cores.
const startTimeout = 3 * time.Minute

func main() {
	alone()
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: control-plane FOLDER")
		os.Exit(2)
	}
	said := os.Stdout
	if err := logInto(filepath.Join(os.Args[1], "control-plane.log")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	go func() {
		io.Copy(io.Discard, os.Stdin)
		stop()
	}()
	if err := run(ctx, os.Args[1], said); err != nil {
		fmt.Fprintln(said, "failed", err)
		os.Exit(1)
	}
}

// logInto sends what the parts print on either stream into a file.
func logInto(file string) error {
	log, err := os.Create(file)
	if err != nil {
		return err
	}
	os.Stdout = log
	os.Stderr = log
	return nil
}

func run(ctx context.Context, folder string, said io.Writer) error {
	keys, err := makeKeys(folder)
	if err != nil {
		return err
	}
	etcd, err := startEtcd(folder)
	if err != nil {
		return fmt.Errorf("etcd: %w", err)
	}
	defer etcd.Close()
	port, err := freePort()
	if err != nil {
		return err
	}
	failed := make(chan error, 4)
	start := func(name string, part func(context.Context) error) {
		go func() {
			if err := part(ctx); err != nil && ctx.Err() == nil {
				failed <- fmt.Errorf("%s: %w", name, err)
			}
		}()
	}
	server := fmt.Sprintf("https://127.0.0.1:%d", port)
	admin, err := keys.kubeconfig("admin", "scaleguide-admin", []string{"system:masters"}, server)
	if err != nil {
		return err
	}
	start("kube-apiserver", apiServer(keys, etcd.Clients[0].Addr().String(), port))
	if err := until(ctx, failed, func() bool { return healthy(ctx, admin) }); err != nil {
		return err
	}
	controllers, err := keys.kubeconfig("controller-manager", "system:kube-controller-manager", nil, server)
	if err != nil {
		return err
	}
	scheduling, err := keys.kubeconfig("scheduler", "system:kube-scheduler", nil, server)
	if err != nil {
		return err
	}
	start("kube-controller-manager", controllerManager(keys, controllers))
	start("kube-scheduler", scheduler(scheduling))
	start("kwok", kubelets(admin))
	if err := until(ctx, failed, func() bool { return nodeReady(ctx, admin) }); err != nil {
		return err
	}
	fmt.Fprintln(said, "ready", admin)
	select {
	case <-ctx.Done():
		return nil
	case err := <-failed:
		return err
	}
}

// until waits for something, for a part that fails, or for the end.
func until(ctx context.Context, failed <-chan error, good func() bool) error {
	deadline := time.After(startTimeout)
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for !good() {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case err := <-failed:
			return err
		case <-deadline:
			return fmt.Errorf("not ready after %s", startTimeout)
		case <-tick.C:
		}
	}
	return nil
}
